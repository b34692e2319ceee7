import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Conversation } from '../../features/chat/components/conversation.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/messages/$roomId')({ component: RoomPage });

function RoomPage(): ReactNode {
  const { roomId } = route.useParams();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  useDocumentTitle(title);
  return (
    <Conversation
      key={roomId}
      roomId={roomId}
      onTitle={setTitle}
      onBack={() => void navigate({ to: '/messages' })}
      onInfo={() => void navigate({ to: '/messages/$roomId/info', params: { roomId } })}
    />
  );
}
