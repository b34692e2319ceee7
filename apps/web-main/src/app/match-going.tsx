import type { ReactNode } from 'react';
import { useRoom } from '../features/chat/hooks/use-chat.ts';
import { MatchPill } from '../features/matching/components/match-pill.tsx';
import { useMatchStatus } from '../features/matching/hooks/use-matching.ts';

/** What goes on in matching, with what is unread of the conversation. */
export function MatchGoing(): ReactNode {
  const status = useMatchStatus();
  const room = useRoom(status?.match?.roomId ?? '');
  return <MatchPill unread={status?.state === 'started' ? (room?.unread ?? 0) : 0} />;
}
