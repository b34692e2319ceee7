import { Button } from '@my-girok/ui-components';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Waiting } from '../hooks/match-types.ts';
import { rungsOf } from '../hooks/steps.ts';
import { useMatchWords } from '../hooks/use-match-words.ts';
import { clockSince, secondsUntil, useNow } from '../hooks/use-now.ts';
import { MatchHeading } from './match-heading.tsx';

export interface WaitingViewProps {
  readonly waiting: Waiting;
  readonly isLeaving: boolean;
  readonly onLeave: () => void;
  /** What is offered once nobody is there. */
  readonly whenLong: ReactNode;
}

/** The wait as it is: for how long, what is asked now, when less will be, and what can be said of how long it takes. */
export function WaitingView({ waiting, isLeaving, onLeave, whenLong }: WaitingViewProps): ReactNode {
  const t = useTranslations('Match');
  const { asked, list, duration } = useMatchWords();
  const now = useNow(true);
  const next = waiting.nextStepAt === null ? undefined : secondsUntil(waiting.nextStepAt, now);
  return (
    <section className="app-match-card app-match-waiting" aria-labelledby="match-waiting">
      <MatchHeading id="match-waiting">{t(waiting.long ? 'longTitle' : 'waitingTitle')}</MatchHeading>
      {/* For eyes: read out every second it would be noise. */}
      <p className="app-match-clock" aria-hidden="true">
        {clockSince(waiting.since, now)}
      </p>
      {waiting.long && whenLong}
      <div>
        <h3>{t('asked')}</h3>
        <ol className="app-match-rungs">
          {rungsOf(waiting).map((rung) => (
            <li key={rung.step} data-place={rung.place} aria-current={rung.place === 'now' ? 'step' : undefined}>
              <span className="app-match-rung-mark" aria-hidden="true">
                {rung.place === 'past' && <Check />}
              </span>
              <span>{list(asked(rung))}</span>
            </li>
          ))}
        </ol>
        {/* Each new step is said once; the seconds are for eyes. */}
        <p className="g-hidden" role="status">
          {`${t('asked')}: ${list(asked(waiting))}`}
        </p>
        <p className="app-quiet" aria-hidden="true">
          {next === undefined ? t('lastStep') : t('nextStep', { seconds: next })}
        </p>
      </div>
      <p className="app-quiet">
        {waiting.expectedSeconds === null
          ? t('expectedUnknown')
          : t('expected', { time: duration(waiting.expectedSeconds) })}
      </p>
      <p className="app-quiet">{t('meanwhile')}</p>
      <div className="app-match-ways">
        <Button isPending={isLeaving} pendingLabel={t('leaving')} onPress={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </section>
  );
}
