import { Button, EmptyState, ErrorState, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { type Suggestions as Known, useSuggestions } from '../hooks/use-suggestions.ts';
import { PeopleSkeletons } from './people-skeletons.tsx';
import { PersonRow } from './person-row.tsx';

export interface SuggestionsProps {
  readonly limit: number;
  readonly isNarrow?: boolean;
  /** Stands over the list; gone with it when the list cannot be had. */
  readonly title?: ReactNode;
  /** Shown when there is nobody left to suggest. */
  readonly empty?: ReactNode;
}

/** People to follow. */
export function Suggestions({ limit, title, ...rest }: SuggestionsProps): ReactNode {
  const suggestions = useSuggestions(limit);
  return (
    <>
      {(suggestions.people || !suggestions.failure) && title}
      <List {...suggestions} {...rest} />
    </>
  );
}

function List({
  people,
  failure,
  refresh,
  isNarrow,
  empty,
}: Known & Omit<SuggestionsProps, 'limit' | 'title'>): ReactNode {
  const t = useTranslations();
  const connection = useConnection();
  if (people === undefined) {
    if (failure && isNarrow) return null;
    if (failure)
      return (
        <ErrorState
          title={t('People.failedTitle')}
          safe={t('People.failedSafe')}
          action={
            <Button onPress={() => (failure.kind === 'refused' ? void refresh() : connection.tryNow())}>
              {t('App.retry')}
            </Button>
          }
          details={
            failure.traceId
              ? { label: t('App.details'), traceLabel: t('App.trace'), traceId: failure.traceId }
              : undefined
          }
        />
      );
    return (
      <SkeletonGroup label={t('People.loading')}>
        <PeopleSkeletons />
      </SkeletonGroup>
    );
  }
  if (people.length === 0) return empty ?? <EmptyState>{t('People.empty')}</EmptyState>;
  return (
    <ul className="app-people" aria-label={t('People.suggestions')}>
      {people.map((person) => (
        <PersonRow key={person.id} person={person} isNarrow={isNarrow} />
      ))}
    </ul>
  );
}
