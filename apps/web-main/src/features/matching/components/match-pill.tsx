import { ButtonLink, Count } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAliasWords } from '../../../platform/aliases/use-alias-words.ts';
import { paths } from '../../../platform/paths.ts';
import { useMatchStatus } from '../hooks/use-matching.ts';
import { clockOf, clockSince, secondsUntil, useNow } from '../hooks/use-now.ts';

/** What goes on in matching while the person is elsewhere in the app, and the way back to it. A meeting that is found is said at once. */
export function MatchPill({ unread }: { readonly unread: number }): ReactNode {
  const t = useTranslations('Match');
  const sayAlias = useAliasWords();
  const status = useMatchStatus();
  const now = useNow(status?.state !== 'started');
  if (!status) return null;
  const { state, waiting, match } = status;
  const name = match ? sayAlias(match.other.name) : '';
  const isFound = state === 'found';
  const answerBy = match?.answerBy;
  const time =
    state === 'waiting' && waiting
      ? clockSince(waiting.since, now)
      : answerBy
        ? clockOf(secondsUntil(answerBy, now))
        : undefined;
  const words = {
    waiting: t('pillWaiting'),
    found: t('pillFound'),
    accepted: t('pillAccepted'),
    started: name,
    idle: '',
    ended: '',
  }[state];
  return (
    <>
      {words !== '' && (
        <span className="app-match-pill" data-state={state}>
          <ButtonLink size="small" tone={isFound ? 'primary' : 'secondary'} href={paths.match}>
            <span className="app-match-pill-words">{words}</span>
            {time && (
              <span className="app-match-pill-time" aria-hidden="true">
                {time}
              </span>
            )}
            {unread > 0 && (
              <>
                <span className="app-match-pill-unread" aria-hidden="true">
                  <Count value={unread} />
                </span>
                <span className="g-hidden">{t('pillUnread', { count: unread })}</span>
              </>
            )}
          </ButtonLink>
        </span>
      )}
      <span className="g-hidden" role="status">
        {isFound ? t('announceFound') : state === 'started' ? t('announceStarted', { name }) : ''}
      </span>
    </>
  );
}
