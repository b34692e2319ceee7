import { createLazyRoute, Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ChatLayout } from '../../features/chat/components/chat-layout.tsx';
import { useRoom } from '../../features/chat/hooks/use-chat.ts';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/messages')({ component: MessagesPage });

/** The rooms one talks in, and beside them what is open. */
function MessagesPage(): ReactNode {
  const t = useTranslations('Chat');
  const navigate = useNavigate();
  const pathname = useLocation().pathname.replace(/\/$/, '');
  const { roomId } = useParams({ strict: false });
  const room = useRoom(roomId ?? '');
  const isAlone = pathname === paths.messages || pathname === paths.requests;
  useDocumentTitle(isAlone ? t(pathname === paths.requests ? 'requests' : 'title') : room?.name || t('title'));
  return (
    <ChatLayout
      current={roomId}
      box={pathname === paths.requests || room?.state === 'ASKED' ? 'REQUESTS' : 'INBOX'}
      pane={isAlone ? undefined : <Outlet />}
      onBack={() => void navigate({ to: '/messages' })}
    />
  );
}
