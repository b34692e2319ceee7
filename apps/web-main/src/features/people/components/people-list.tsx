import { Button, ErrorState, LoadMore, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { PeoplePages } from '../hooks/use-people.ts';
import { PeopleSkeletons } from './people-skeletons.tsx';
import { PersonRow, type PersonRowProps } from './person-row.tsx';

export interface PeopleListProps {
  readonly label: string;
  readonly pages: PeoplePages;
  /** Shown instead of a list without people. */
  readonly empty: ReactNode;
  /** What stands at the end of a row, instead of the button to follow. */
  readonly action?: PersonRowProps['action'];
}

/** People by pages. */
export function PeopleList({ label, pages, empty, action }: PeopleListProps): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const connection = useConnection();
  const { items, failure } = pages;
  if (items === undefined) {
    if (failure || pages.isAnswered)
      return (
        <ErrorState
          title={t('PeopleLists.failedTitle')}
          safe={failure ? sentence(failure) : t('Errors.NOT_FOUND')}
          action={
            <Button onPress={() => (failure?.kind === 'unreachable' ? connection.tryNow() : void pages.refresh())}>
              {t('App.retry')}
            </Button>
          }
        />
      );
    return (
      <SkeletonGroup label={t('App.loading')} slowLabel={t('App.slow')}>
        <PeopleSkeletons />
      </SkeletonGroup>
    );
  }
  if (items.length === 0 && !pages.hasMore) return empty;
  return (
    <>
      <ul className="app-people" aria-label={label}>
        {items.map((person) => (
          <PersonRow key={person.id} person={person} action={action} />
        ))}
      </ul>
      <LoadMore
        hasMore={pages.hasMore}
        isLoading={pages.isLoadingMore}
        onLoad={pages.loadMore}
        label={t('PeopleLists.more')}
        loadingLabel={t('PeopleLists.loadingMore')}
        error={pages.moreFailure ? sentence(pages.moreFailure) : undefined}
        retryLabel={t('App.retry')}
        skeleton={<PeopleSkeletons />}
      />
    </>
  );
}
