import { useFragment } from '@apollo/client/react';
import {
  Button,
  ButtonLink,
  ChoiceBar,
  EmptyState,
  ErrorState,
  LoadMore,
  SkeletonGroup,
} from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type CommentSort, PostItemFragmentDoc } from '../../../gen/graphql.ts';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { putBackDraft } from '../../../platform/drafts/use-draft.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { paths } from '../../../platform/paths.ts';
import { useConversation } from '../hooks/use-conversation.ts';
import { useOutbox } from '../hooks/use-outbox.ts';
import { CommentForm, commentDraft } from './comment-form.tsx';
import { CommentItem } from './comment-item.tsx';
import { PendingItem } from './pending-item.tsx';
import { PostItem } from './post-item.tsx';
import { PostSkeletons } from './post-skeleton.tsx';

/** A post and what people answered. The post is there at once when a list showed it before. */
export function Conversation({ id, onDeleted }: { readonly id: string; readonly onDeleted: () => void }): ReactNode {
  const t = useTranslations();
  const connection = useConnection();
  const person = usePerson();
  const [sort, setSort] = useState<CommentSort>('NEWEST');
  const pages = useConversation(id, sort);
  const known = useFragment({
    fragment: PostItemFragmentDoc,
    fragmentName: 'PostItem',
    from: { __typename: 'Post', id },
  });

  const isGone = pages.isAnswered && pages.data?.post === null && pages.failure === undefined;
  if (known.complete && !isGone)
    return (
      <>
        <PostItem post={known.data} isAlone onDeleted={onDeleted} />
        <Comments
          postId={id}
          ofOwnPost={known.data.author?.id === person.id}
          pages={pages}
          sort={sort}
          onSort={setSort}
        />
      </>
    );
  if (pages.failure && pages.failure.kind !== 'refused')
    return (
      <ErrorState
        title={t('Post.failedTitle')}
        safe={t('Timeline.failedSafe')}
        action={<Button onPress={connection.tryNow}>{t('App.retry')}</Button>}
        details={
          pages.failure.traceId
            ? { label: t('App.details'), traceLabel: t('App.trace'), traceId: pages.failure.traceId }
            : undefined
        }
      />
    );
  if (pages.isAnswered)
    return (
      <ErrorState
        title={t('Post.missingTitle')}
        next={t('Post.missingNext')}
        action={<ButtonLink href={paths.timeline}>{t('App.home')}</ButtonLink>}
      />
    );
  return (
    <SkeletonGroup label={t('Post.loading')} slowLabel={t('App.slow')}>
      <PostSkeletons count={1} />
    </SkeletonGroup>
  );
}

interface CommentsProps {
  readonly postId: string;
  readonly ofOwnPost: boolean;
  readonly pages: ReturnType<typeof useConversation>;
  readonly sort: CommentSort;
  readonly onSort: (sort: CommentSort) => void;
}

function Comments({ postId, ofOwnPost, pages, sort, onSort }: CommentsProps): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const person = usePerson();
  const outbox = useOutbox();
  const sending = outbox.pending.filter((entry) => entry.postId === postId);
  return (
    <section aria-label={t('Comments.title')} className="app-comments">
      <CommentForm postId={postId} onSend={(text, mentions) => outbox.sendComment(postId, text, mentions)} />
      {sending.map((entry) => (
        <PendingItem
          key={entry.key}
          entry={entry}
          onRetry={() => outbox.retry(entry)}
          onDiscard={() => outbox.discard(entry)}
          onEdit={() => outbox.edit(entry, (text) => putBackDraft(person.id, commentDraft(postId), text))}
        />
      ))}
      {pages.items === undefined ? (
        pages.failure ? (
          <ErrorState title={t('Post.failedTitle')} safe={sentence(pages.failure)} />
        ) : (
          <SkeletonGroup label={t('Post.loading')} slowLabel={t('App.slow')}>
            <PostSkeletons count={2} />
          </SkeletonGroup>
        )
      ) : pages.items.length === 0 ? (
        sending.length === 0 && <EmptyState>{t('Comments.empty')}</EmptyState>
      ) : (
        <>
          {(pages.items.length > 1 || pages.hasMore) && (
            <div className="app-comment-sort">
              <ChoiceBar
                label={t('Comments.sort')}
                value={sort}
                onChange={onSort}
                choices={[
                  { value: 'NEWEST', label: t('Comments.newest') },
                  { value: 'OLDEST', label: t('Comments.oldest') },
                ]}
              />
            </div>
          )}
          <ul className="app-comment-list" aria-label={t('Comments.title')}>
            {pages.items.map((comment) => (
              <li key={comment.id} data-anchor={comment.id}>
                <CommentItem comment={comment} ofOwnPost={ofOwnPost} />
              </li>
            ))}
          </ul>
          <LoadMore
            hasMore={pages.hasMore}
            isLoading={pages.isLoadingMore}
            onLoad={pages.loadMore}
            label={t(sort === 'NEWEST' ? 'Comments.more' : 'Comments.moreNewer')}
            loadingLabel={t('Comments.loadingMore')}
            endLabel={pages.items.length > 10 ? t('Comments.end') : undefined}
            error={pages.moreFailure ? sentence(pages.moreFailure) : undefined}
            retryLabel={t('App.retry')}
            skeleton={<PostSkeletons count={2} />}
          />
        </>
      )}
    </section>
  );
}
