import { useLocation, useNavigate } from '@tanstack/react-router';
import { useChatRunning } from '../features/chat/hooks/use-chat-running.ts';
import { useNotificationsRunning } from '../features/notifications/hooks/use-notifications-running.ts';
import { useRealtimeRunning } from '../platform/realtime/use-realtime.ts';

/** What goes on behind every signed-in screen: lines to the server, chats, notifications. Loaded after the screen, which needs none of it. */
export function Live(): null {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useRealtimeRunning();
  useChatRunning((roomId) => void navigate({ to: '/messages/$roomId', params: { roomId } }));
  useNotificationsRunning(pathname, (path) => void navigate({ href: path }));
  return null;
}
