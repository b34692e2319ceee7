import { Avatar, Button } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAliasWords } from '../../../platform/aliases/use-alias-words.ts';
import type { Step } from '../hooks/asked-steps.ts';
import type { Match } from '../hooks/match-types.ts';
import { useMatchWords } from '../hooks/use-match-words.ts';
import { secondsUntil, useNow } from '../hooks/use-now.ts';
import { MatchHeading } from './match-heading.tsx';

export interface FoundViewProps {
  readonly match: Match;
  /** What the person said they are here for, in words. */
  readonly intent: string | undefined;
  readonly hasAccepted: boolean;
  readonly pending: Step | undefined;
  readonly onAccept: () => void;
  readonly onSkip: () => void;
  readonly onLeave: () => void;
}

/** Somebody is there: who they are called, why they, and how long one may think about it. */
export function FoundView(props: FoundViewProps): ReactNode {
  const { match, intent, hasAccepted, pending, onAccept, onSkip, onLeave } = props;
  const t = useTranslations('Match');
  const sayAlias = useAliasWords();
  const { reasons } = useMatchWords();
  const now = useNow(match.answerBy !== null);
  const [begun] = useState(() => Date.now());
  const name = sayAlias(match.other.name);
  const left = match.answerBy === null ? undefined : secondsUntil(match.answerBy, now);
  const whole = match.answerBy === null ? 1 : Math.max(1, (Date.parse(match.answerBy) - begun) / 1000);
  return (
    <section className="app-match-card app-match-found" aria-labelledby="match-found">
      <MatchHeading id="match-found">{hasAccepted ? t('acceptedTitle', { name }) : t('foundTitle')}</MatchHeading>
      <div className="app-match-who">
        <Avatar id={match.other.id} name={name} size="large" />
        <div>
          <p className="app-match-name">{name}</p>
          <p className="app-quiet">{t('foundMe', { name: sayAlias(match.me.name) })}</p>
        </div>
      </div>
      <div>
        <h3>{t('why')}</h3>
        <ul className="app-match-reasons">
          {reasons(match.reason, intent).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      {left !== undefined && (
        <div className="app-match-time">
          <span className="app-match-time-bar" aria-hidden="true">
            <span style={{ inlineSize: `${Math.min(100, (left / whole) * 100)}%` }} />
          </span>
          {/* Said once, with what is left when it appears; after that it is for eyes. */}
          <p className="app-quiet" aria-hidden="true">
            {t(hasAccepted ? 'acceptedTime' : 'timeLeft', { seconds: left })}
          </p>
        </div>
      )}
      <p className="g-hidden" role="status">
        {hasAccepted
          ? t(match.answerBy === null ? 'acceptedBoth' : 'acceptedBody')
          : t('answerIn', { seconds: Math.round(whole) })}
      </p>
      {hasAccepted ? (
        <>
          <p>{t(match.answerBy === null ? 'acceptedBoth' : 'acceptedBody')}</p>
          <div className="app-match-ways">
            <Button isPending={pending === 'leave'} pendingLabel={t('leaving')} onPress={onLeave}>
              {t('leave')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <div className="app-match-ways">
            <Button tone="primary" isPending={pending === 'accept'} pendingLabel={t('saying')} onPress={onAccept}>
              {t('yes')}
            </Button>
            <Button isPending={pending === 'skip'} pendingLabel={t('skipping')} onPress={onSkip}>
              {t('skip')}
            </Button>
          </div>
          <p className="app-quiet">{t('skipNote')}</p>
        </>
      )}
    </section>
  );
}
