import { PageHeader } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAliasWords } from '../../../platform/aliases/use-alias-words.ts';
import type { Match, MatchStatus, Note } from '../hooks/match-types.ts';
import { useSeenEnd } from '../hooks/seen-end.ts';
import { useCriteria } from '../hooks/use-criteria.ts';
import { useMatchStatus, useMatchSteps } from '../hooks/use-matching.ts';
import { useQueueWatch } from '../hooks/use-queue-watch.ts';
import { FoundView } from './found-view.tsx';
import { MatchDoor } from './match-door.tsx';
import { MatchLineNote } from './match-line-note.tsx';
import { MatchReportDialog } from './match-report-dialog.tsx';
import { MatchRoom, type MatchRoomSlots } from './match-room.tsx';
import { NobodyHere } from './nobody-here.tsx';
import { OverView } from './over-view.tsx';
import { WaitingView } from './waiting-view.tsx';
import { WatchNote } from './watch-note.tsx';

export interface MatchScreenProps extends MatchRoomSlots {
  /** Offers to be told also while the app is closed. */
  readonly pushOffer: ReactNode;
}

/** Meeting somebody by chance: whichever state the person is in. */
export function MatchScreen({ pushOffer, ...slots }: MatchScreenProps): ReactNode {
  const t = useTranslations('Match');
  const sayAlias = useAliasWords();
  const status = useMatchStatus();
  const { pending, take } = useMatchSteps();
  const [criteria, change] = useCriteria();
  const watch = useQueueWatch();
  const [seenEnd, seeEnd] = useSeenEnd();
  const [reporting, setReporting] = useState<Match>();
  const [reported, setReported] = useState<ReadonlySet<string>>(new Set());
  const match = status?.match ?? undefined;
  const intent = t(`intents.${status?.waiting?.criteria.intent ?? criteria.intent}`);
  const look = (): void => void take('join', ({ join }) => join(criteria));
  const leave = (): void => void take('leave', (matching) => matching.leave());

  // Stands in the same place whatever is behind it: the match ends while it is open.
  const report = reporting && (
    <MatchReportDialog
      matchId={reporting.id}
      name={sayAlias(reporting.other.name)}
      isOver={status?.state !== 'started'}
      onReported={() => setReported(new Set(reported).add(reporting.id))}
      onClose={() => setReporting(undefined)}
    />
  );
  const shown =
    status?.state === 'started' && match?.roomId ? (
      <MatchRoom
        {...slots}
        match={match}
        roomId={match.roomId}
        intent={intent}
        isEnding={pending === 'end'}
        onReport={() => setReporting(match)}
        onEnd={() => void take('end', ({ end }) => end(match.id))}
      />
    ) : (
      <>
        <PageHeader title={t('title')} note={t('note')} />
        <MatchLineNote />
        <NoteLine status={status} />
        {status?.state === 'waiting' && status.waiting ? (
          <WaitingView
            waiting={status.waiting}
            isLeaving={pending === 'leave'}
            onLeave={leave}
            whenLong={
              watch.until === undefined ? (
                <NobodyHere criteria={status.waiting.criteria} watch={watch} onWatched={leave} />
              ) : (
                <WatchNote watch={watch} pushOffer={pushOffer} />
              )
            }
          />
        ) : (status?.state === 'found' || status?.state === 'accepted' || status?.state === 'started') && match ? (
          <FoundView
            key={match.id}
            match={match}
            intent={intent}
            hasAccepted={status.state !== 'found'}
            pending={pending}
            onAccept={() => void take('accept', ({ accept }) => accept(match.id))}
            onSkip={() => void take('skip', ({ skip }) => skip(match.id))}
            onLeave={leave}
          />
        ) : status?.state === 'ended' && match && status.ticketId !== seenEnd ? (
          <OverView
            match={match}
            hasReported={reported.has(match.id)}
            isJoining={pending === 'join'}
            onReport={() => setReporting(match)}
            onAgain={look}
            onChange={() => seeEnd(status.ticketId)}
          />
        ) : (
          <MatchDoor
            isReady={status !== undefined}
            criteria={criteria}
            onChange={change}
            isPending={pending === 'join'}
            onLook={look}
            watchNote={<WatchNote watch={watch} pushOffer={pushOffer} />}
          />
        )}
      </>
    );
  return (
    <>
      {shown}
      {report}
    </>
  );
}

/** Why what was before is over, where the person did not end it themselves. */
function NoteLine({ status }: { readonly status: MatchStatus | undefined }): ReactNode {
  const t = useTranslations('Match.notes');
  const note: Note | null =
    status && (status.state === 'waiting' || status.state === 'idle') ? status.note || null : null;
  return (
    <p className="app-match-note" role="status">
      {note && t.has(note) ? t(note) : ''}
    </p>
  );
}
