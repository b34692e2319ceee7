import type { TypedDocumentNode } from '@apollo/client';
import type { ApolloCache } from '@apollo/client/cache';
import { useApolloClient } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import {
  BookmarkPostDocument,
  LikePostDocument,
  RepostDocument,
  UnbookmarkPostDocument,
  UnlikePostDocument,
  UnrepostDocument,
} from '../../../gen/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { notices } from '../../../platform/notices/notices.ts';
import { forgetRepost } from './post-cache.ts';

type Change = TypedDocumentNode<unknown, { postId: string }>;

/** What one person can put on a post and take off again: the flag it sets, the count it moves, and how it is sent. */
const MARKS = {
  like: { flag: 'viewerHasLiked', count: 'likes', on: LikePostDocument, off: UnlikePostDocument },
  repost: { flag: 'viewerHasReposted', count: 'reposts', on: RepostDocument, off: UnrepostDocument },
  bookmark: { flag: 'viewerHasBookmarked', count: undefined, on: BookmarkPostDocument, off: UnbookmarkPostDocument },
} as const satisfies Record<string, { flag: string; count: string | undefined; on: Change; off: Change }>;

export type Mark = keyof typeof MARKS;
export type SetMark = (postId: string, mark: Mark, isOn: boolean) => void;

const FAILED = {
  like: ['Post.likeFailed', 'Post.unlikeFailed'],
  repost: ['Post.repostFailed', 'Post.unrepostFailed'],
  bookmark: ['Post.bookmarkFailed', 'Post.unbookmarkFailed'],
} as const;

/** One after the other for each post and mark, so that the last press is the last word. */
const queues = new Map<string, Promise<void>>();

/** Likes, reposts or bookmarks at once; puts it back, and offers to retry, when the service did not keep it. */
export function useMarks(): SetMark {
  const client = useApolloClient();
  const person = usePerson();
  const t = useTranslations();
  const sentence = useSentence();

  return function setMark(postId, mark, isOn) {
    const change: Change = isOn ? MARKS[mark].on : MARKS[mark].off;
    show(client.cache, postId, mark, isOn);
    const send = async (): Promise<void> => {
      try {
        await client.mutate({ mutation: change, variables: { postId } });
        if (mark === 'repost' && !isOn) forgetRepost(client.cache, postId, person.id);
      } catch (error) {
        show(client.cache, postId, mark, !isOn);
        notices.add({
          words: t(FAILED[mark][isOn ? 0 : 1], { reason: sentence(failureOf(error)) }),
          tone: 'danger',
          action: { label: t('App.retry'), onAction: () => setMark(postId, mark, isOn) },
        });
      }
    };
    const key = `${mark} ${postId}`;
    const turn = (queues.get(key) ?? Promise.resolve()).then(send);
    queues.set(key, turn);
    void turn.finally(() => queues.get(key) === turn && queues.delete(key));
  };
}

function show(cache: ApolloCache, postId: string, mark: Mark, isOn: boolean): void {
  const { flag, count } = MARKS[mark];
  cache.modify<Record<string, unknown>>({
    id: cache.identify({ __typename: 'Post', id: postId }),
    fields: {
      [flag]: () => isOn,
      ...(count && {
        [count]: (known: unknown, { readField }: { readField: (name: string) => unknown }) =>
          typeof known !== 'number' || readField(flag) === isOn ? known : Math.max(0, known + (isOn ? 1 : -1)),
      }),
    },
  });
}
