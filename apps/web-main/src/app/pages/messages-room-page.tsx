import { createLazyRoute, Navigate, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { CallButtons } from '../../features/calls/components/call-buttons.tsx';
import { Conversation } from '../../features/chat/components/conversation.tsx';
import { useRoom } from '../../features/chat/hooks/use-chat.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/messages/$roomId')({ component: RoomPage });

function RoomPage(): ReactNode {
  const { roomId } = route.useParams();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  useDocumentTitle(title);
  // What is said in a match is shown where the match is.
  const isMatch = useRoom(roomId)?.kind === 'MATCH';
  if (isMatch) return <Navigate to="/match" replace />;
  return (
    <Conversation
      key={roomId}
      roomId={roomId}
      onTitle={setTitle}
      calls={
        <CallButtons
          roomId={roomId}
          onCall={(kind) =>
            void navigate({
              to: '/messages/$roomId/call',
              params: { roomId },
              search: kind === 'video' ? { kind } : {},
            })
          }
        />
      }
      onBack={() => void navigate({ to: '/messages' })}
      onInfo={() => void navigate({ to: '/messages/$roomId/info', params: { roomId } })}
    />
  );
}
