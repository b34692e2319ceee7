import { Button, ErrorState, Skeleton, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Criteria } from '../hooks/match-types.ts';
import { useAge } from '../hooks/use-age.ts';
import { BirthDateForm } from './birth-date-form.tsx';
import { LookForm } from './look-form.tsx';
import { MatchIntro } from './match-intro.tsx';
import { MinorRefusal } from './minor-refusal.tsx';

export interface MatchDoorProps {
  /** The line has said how it stands. */
  readonly isReady: boolean;
  readonly criteria: Criteria;
  readonly onChange: (change: Partial<Criteria>) => void;
  readonly isPending: boolean;
  readonly onLook: () => void;
  readonly watchNote: ReactNode;
}

/** Before one looks: what this is and one's age, once; then whom one looks for. */
export function MatchDoor({ isReady, criteria, onChange, isPending, onLook, watchNote }: MatchDoorProps): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const { band, failure, refetch, say } = useAge();
  if (band === 'MINOR') return <MinorRefusal />;
  if (band === 'UNKNOWN')
    return (
      <>
        <MatchIntro />
        <BirthDateForm onSay={say} />
      </>
    );
  if (band === undefined && failure)
    return (
      <ErrorState
        title={t('Match.ageFailed')}
        safe={sentence(failure)}
        action={<Button onPress={refetch}>{t('App.retry')}</Button>}
      />
    );
  if (band === undefined || !isReady)
    return (
      <SkeletonGroup label={t('App.loading')} slowLabel={t('App.slow')}>
        <Skeleton width="9rem" />
        <Skeleton width="100%" />
        <Skeleton width="12rem" />
        <Skeleton width="100%" />
      </SkeletonGroup>
    );
  return (
    <>
      {watchNote}
      <LookForm criteria={criteria} onChange={onChange} isPending={isPending} onLook={onLook} />
      <details className="app-match-about">
        <summary>{t('Match.about')}</summary>
        <MatchIntro />
      </details>
    </>
  );
}
