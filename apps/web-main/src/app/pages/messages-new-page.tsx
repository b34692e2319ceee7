import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NewChat } from '../../features/chat/components/new-chat.tsx';

export const route = createLazyRoute('/signed-in/messages/new')({ component: NewPage });

function NewPage(): ReactNode {
  const navigate = useNavigate();
  return (
    <NewChat
      onBack={() => void navigate({ to: '/messages' })}
      onOpened={(roomId) => void navigate({ to: '/messages/$roomId', params: { roomId }, replace: true })}
    />
  );
}
