import { useFragment } from '@apollo/client/react';
import { Button, ButtonLink, EmptyState, ErrorState, LoadMore, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PostItemFragmentDoc } from '../../../gen/graphql.ts';
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
  const pages = useConversation(id);
  const known = useFragment({
    fragment: PostItemFragmentDoc,
    fragmentName: 'PostItem',
    from: { __typename: 'Post', id },
  });

  if (known.complete)
    return (
      <>
        <PostItem post={known.data} isAlone onDeleted={onDeleted} />
        <Comments postId={id} pages={pages} />
      </>
    );
  if (pages.failure)
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

function Comments({
  postId,
  pages,
}: {
  readonly postId: string;
  readonly pages: ReturnType<typeof useConversation>;
}): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const person = usePerson();
  const outbox = useOutbox();
  const sending = outbox.pending.filter((entry) => entry.postId === postId);
  return (
    <section aria-label={t('Comments.title')} className="app-comments">
      <CommentForm postId={postId} onSend={(content) => outbox.sendComment(postId, content)} />
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
          <ul className="app-comment-list" aria-label={t('Comments.title')}>
            {pages.items.map((comment) => (
              <li key={comment.id} data-anchor={comment.id}>
                <CommentItem comment={comment} canDelete />
              </li>
            ))}
          </ul>
          <LoadMore
            hasMore={pages.hasMore}
            isLoading={pages.isLoadingMore}
            onLoad={pages.loadMore}
            label={t('Comments.more')}
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
