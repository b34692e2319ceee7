import type { ReactNode } from 'react';
import { useVisualHeight } from '../hooks/use-visual-height.ts';
import { Conversation, type MatchParts } from './conversation.tsx';

const nowhere = (): void => undefined;

/** The conversation of a match: alone on its page, with what the match puts around it. Key it by the room. */
export function MatchConversation({
  roomId,
  onBack,
  onTitle,
  ...match
}: MatchParts & {
  readonly roomId: string;
  /** Leaves the page, not the match. */
  readonly onBack: () => void;
  readonly onTitle: (title: string) => void;
}): ReactNode {
  useVisualHeight();
  return (
    <div className="app-chat app-match-chat" data-pane="open">
      <div className="app-chat-pane">
        <Conversation roomId={roomId} onBack={onBack} onInfo={nowhere} onTitle={onTitle} match={match} />
      </div>
    </div>
  );
}
