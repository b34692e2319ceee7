import type { ApolloCache, Modifier, Reference } from '@apollo/client/cache';
import {
  type CommentItemFragment,
  CommentItemFragmentDoc,
  type PostItemFragment,
  PostItemFragmentDoc,
} from '../../../gen/graphql.ts';

/** Fields as the cache stores them; their shapes are below. */
type Stored = Record<string, unknown>;
interface Posts {
  readonly posts: readonly Reference[];
}
interface Comments {
  readonly comments: readonly Reference[];
}

const postId = (cache: ApolloCache, id: string): string | undefined => cache.identify({ __typename: 'Post', id });

/** Puts a post one just made at the head of every list it belongs to. */
export function showNewPost(cache: ApolloCache, post: PostItemFragment, personId: string): void {
  const ref = cache.writeFragment({ fragment: PostItemFragmentDoc, fragmentName: 'PostItem', data: post });
  if (!ref) return;
  const prepend: Modifier<unknown> = (value, { readField }) => {
    const list = value as Posts | null;
    if (!list || list.posts.some((each) => readField('id', each) === post.id)) return list;
    return { ...list, posts: [ref, ...list.posts] };
  };
  cache.modify<Stored>({ fields: { timeline: prepend } });
  cache.modify<Stored>({
    id: cache.identify({ __typename: 'User', id: personId }),
    fields: {
      posts: prepend,
      postCount: (count) => (typeof count === 'number' ? count + 1 : count),
    },
  });
}

/** Takes a post out of every list. */
export function forgetPost(cache: ApolloCache, id: string, personId: string): void {
  cache.modify<Stored>({
    id: cache.identify({ __typename: 'User', id: personId }),
    fields: { postCount: (count) => (typeof count === 'number' && count > 0 ? count - 1 : count) },
  });
  cache.evict({ id: postId(cache, id) });
  cache.gc();
}

/** Puts a comment one just made at the head of the conversation, if that is known here. */
export function showNewComment(cache: ApolloCache, post: string, comment: CommentItemFragment): void {
  const ref = cache.writeFragment({ fragment: CommentItemFragmentDoc, fragmentName: 'CommentItem', data: comment });
  if (!ref) return;
  cache.modify<Stored>({
    id: postId(cache, post),
    fields: {
      allComments: (value, { readField }) => {
        const list = value as Comments | null;
        if (!list || list.comments.some((each) => readField('id', each) === comment.id)) return list;
        return { ...list, comments: [ref, ...list.comments] };
      },
    },
  });
}

export function forgetComment(cache: ApolloCache, id: string): void {
  cache.evict({ id: cache.identify({ __typename: 'Comment', id }) });
  cache.gc();
}
