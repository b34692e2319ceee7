import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAliasWords } from '../../../platform/aliases/use-alias-words.ts';
import type { Match } from '../hooks/match-types.ts';
import { isAgreed, useConsents } from '../hooks/use-consents.ts';
import { ConsentLadder } from './consent-ladder.tsx';
import { MatchActions } from './match-actions.tsx';
import { WhyMatchDialog } from './why-match-dialog.tsx';

/** What the match puts around the messages of its room. */
export interface AroundMessages {
  readonly roomId: string;
  readonly status: string;
  readonly actions: ReactNode;
  readonly under: ReactNode;
  readonly mayAttach: boolean;
  readonly onReport: () => void;
}

/** What other features bring: the page puts them together. */
export interface MatchRoomSlots {
  readonly renderMessages: (around: AroundMessages) => ReactNode;
  /** The way into a call, while the two agree on voice. */
  readonly renderCall: (call: {
    readonly roomId: string;
    readonly matchId: string;
    readonly voice: boolean;
    readonly video: boolean;
    /** The other's pseudonym, in words. */
    readonly otherName: string;
  }) => ReactNode;
}

export interface MatchRoomProps extends MatchRoomSlots {
  readonly match: Match;
  readonly roomId: string;
  readonly intent: string;
  readonly isEnding: boolean;
  readonly onReport: () => void;
  readonly onEnd: () => void;
}

/** In a match: the messages, the steps closer, and the ways out. */
export function MatchRoom(props: MatchRoomProps): ReactNode {
  const { match, roomId, intent, isEnding, onReport, onEnd, renderMessages, renderCall } = props;
  const t = useTranslations('Match');
  const name = useAliasWords()(match.other.name);
  const consents = useConsents(match);
  const [isWhy, setWhy] = useState(false);
  // What holds is what the service has told, not what was just pressed.
  const voice = isAgreed(match.consents, 'voice');
  const call = { roomId, matchId: match.id, voice, video: isAgreed(match.consents, 'video'), otherName: name };
  return (
    <>
      {renderMessages({
        roomId,
        status: t('roomStatus'),
        actions: <MatchActions call={renderCall(call)} isEnding={isEnding} onReport={onReport} onEnd={onEnd} />,
        under: (
          <ConsentLadder name={name} consents={consents} keptRoomId={match.keptRoomId} onWhy={() => setWhy(true)} />
        ),
        mayAttach: isAgreed(match.consents, 'images'),
        onReport,
      })}
      {isWhy && <WhyMatchDialog reason={match.reason} intent={intent} onClose={() => setWhy(false)} />}
    </>
  );
}
