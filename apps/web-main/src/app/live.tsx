import { useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useCallsRunning } from '../features/calls/hooks/use-calls-running.ts';
import { useChatRunning } from '../features/chat/hooks/use-chat-running.ts';
import { useMatchingRunning } from '../features/matching/hooks/use-matching-running.ts';
import { useNotificationsRunning } from '../features/notifications/hooks/use-notifications-running.ts';
import { useRealtimeRunning } from '../platform/realtime/use-realtime.ts';

// Comes when somebody calls, or one does.
const CallsOverPage = lazy(async () => ({
  default: (await import('../features/calls/components/calls-over-page.tsx')).CallsOverPage,
}));

/** What goes on behind every signed-in screen: lines to the server, chats, notifications, meeting, calls. Loaded after the screen, which needs none of it. */
export function Live(): ReactNode {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useRealtimeRunning();
  useChatRunning((roomId) => void navigate({ to: '/messages/$roomId', params: { roomId } }));
  useMatchingRunning();
  useNotificationsRunning(pathname, (path) => void navigate({ href: path }));
  const isCalled = useCallsRunning();
  if (!isCalled) return null;
  return (
    <Suspense fallback={null}>
      <CallsOverPage pathname={pathname} goTo={(path) => void navigate({ href: path })} />
    </Suspense>
  );
}
