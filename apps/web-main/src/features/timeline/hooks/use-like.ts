import { useApolloClient } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { LikePostDocument, type PostItemFragment, UnlikePostDocument } from '../../../gen/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { notices } from '../../../platform/notices/notices.ts';

type Likable = Pick<PostItemFragment, 'id' | 'likes' | 'viewerHasLiked'>;

/** One after the other for each post, so that the last press is the last word. */
const queues = new Map<string, Promise<void>>();

/** Likes or unlikes at once; puts it back, and offers to retry, when the service did not keep it. */
export function useLike(): (post: Likable, likes: boolean) => void {
  const client = useApolloClient();
  const t = useTranslations();
  const sentence = useSentence();

  return function like(post, likes) {
    const id = client.cache.identify({ __typename: 'Post', id: post.id });
    const set = (liked: boolean): boolean =>
      client.cache.modify({
        id,
        fields: {
          viewerHasLiked: () => liked,
          likes: (count: number, { readField }) =>
            readField('viewerHasLiked') === liked ? count : Math.max(0, count + (liked ? 1 : -1)),
        },
      });
    set(likes);
    const send = async (): Promise<void> => {
      try {
        const variables = { postId: post.id };
        if (likes) await client.mutate({ mutation: LikePostDocument, variables });
        else await client.mutate({ mutation: UnlikePostDocument, variables });
      } catch (error) {
        set(!likes);
        notices.add({
          words: t(likes ? 'Post.likeFailed' : 'Post.unlikeFailed', { reason: sentence(failureOf(error)) }),
          tone: 'danger',
          action: { label: t('App.retry'), onAction: () => like(post, likes) },
        });
      }
    };
    const turn = (queues.get(post.id) ?? Promise.resolve()).then(send);
    queues.set(post.id, turn);
    void turn.finally(() => queues.get(post.id) === turn && queues.delete(post.id));
  };
}
