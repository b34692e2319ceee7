import { Button, ErrorState, LoadMore, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Pages } from '../../../platform/lists/use-pages.ts';
import { PostItem } from './post-item.tsx';
import { PostSkeletons } from './post-skeleton.tsx';

export interface PostListProps {
  readonly pages: Pages<unknown, PostItemFragment>;
  /** Shown instead of a list without posts. */
  readonly empty: ReactNode;
  /** Stands over the posts and counts as content: what is being sent. */
  readonly head?: ReactNode;
}

/** Posts, newest first, without end. Rows out of sight cost no layout (`content-visibility`), yet can be found and read. */
export function PostList({ pages, empty, head }: PostListProps): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const connection = useConnection();
  const { items, failure } = pages;

  if (items === undefined) {
    if (failure)
      return (
        <>
          {head}
          <ErrorState
            title={t('Timeline.failedTitle')}
            safe={failure.kind === 'refused' ? sentence(failure) : t('Timeline.failedSafe')}
            action={
              <Button onPress={() => (failure.kind === 'refused' ? void pages.refresh() : connection.tryNow())}>
                {t('App.retry')}
              </Button>
            }
            details={
              failure.traceId
                ? { label: t('App.details'), traceLabel: t('App.trace'), traceId: failure.traceId, code: failure.code }
                : undefined
            }
          />
        </>
      );
    return (
      <>
        {head}
        <SkeletonGroup label={t('Timeline.loading')} slowLabel={t('App.slow')}>
          <PostSkeletons count={5} />
        </SkeletonGroup>
      </>
    );
  }
  if (items.length === 0) return head ?? empty;
  return (
    <>
      {head}
      <ul className="app-posts" aria-label={t('Timeline.list')}>
        {items.map((post) => (
          <li key={post.id} data-anchor={post.id} data-post="" tabIndex={-1}>
            <PostItem post={post} />
          </li>
        ))}
      </ul>
      <LoadMore
        hasMore={pages.hasMore}
        isLoading={pages.isLoadingMore}
        onLoad={pages.loadMore}
        label={t('Timeline.more')}
        loadingLabel={t('Timeline.loadingMore')}
        endLabel={items.length > 5 ? t('Timeline.end') : undefined}
        error={pages.moreFailure ? sentence(pages.moreFailure) : undefined}
        retryLabel={t('App.retry')}
        skeleton={<PostSkeletons count={3} />}
      />
    </>
  );
}
