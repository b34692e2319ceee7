import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { JoinRoom } from '../../features/chat/components/join-room.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/join/$token')({ component: JoinPage });

function JoinPage(): ReactNode {
  const { token } = route.useParams();
  const navigate = useNavigate();
  useDocumentTitle(useTranslations('Chat')('join'));
  return (
    <JoinRoom
      key={token}
      token={token}
      onJoined={(roomId) => void navigate({ to: '/messages/$roomId', params: { roomId }, replace: true })}
      onBack={() => void navigate({ to: '/messages' })}
    />
  );
}
