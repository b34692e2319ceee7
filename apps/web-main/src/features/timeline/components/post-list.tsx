import { Button, ErrorState, LoadMore, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ListedPostFragment } from '../../../gen/graphql.ts';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { VirtualList } from '../../../platform/lists/virtual-list.tsx';
import type { PostPages } from '../hooks/use-posts.ts';
import { PostItem } from './post-item.tsx';
import { PostSkeletons } from './post-skeleton.tsx';

export interface PostListProps {
  /** Distinct among the app's lists: the place in it is kept under this name. */
  readonly name: string;
  readonly pages: PostPages;
  /** Shown instead of a list without posts. */
  readonly empty: ReactNode;
  /** Stands over the posts and counts as content: what is being sent. */
  readonly head?: ReactNode;
}

const idOf = (item: ListedPostFragment): string => item.id;
/** A post of a few lines with its byline and actions, px. */
const ROW = 190;

/** Posts without end; only those near the window are in the document. */
export function PostList({ name, pages, empty, head }: PostListProps): ReactNode {
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
      <VirtualList
        key={name}
        name={name}
        className="app-posts"
        label={t('Timeline.list')}
        items={items}
        idOf={idOf}
        estimate={ROW}
        isWhole={!pages.hasMore}
      >
        {(item) => <PostItem post={item.post} why={item} />}
      </VirtualList>
      <LoadMore
        // Another foot for every page: what was below the last one has not moved, it is gone.
        key={items.length}
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
