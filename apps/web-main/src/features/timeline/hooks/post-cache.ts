import type { ApolloCache, Modifier, Reference } from '@apollo/client/cache';
import {
  type CommentItemFragment,
  CommentItemFragmentDoc,
  type ItemReason,
  type PostItemFragment,
  PostItemFragmentDoc,
} from '../../../gen/graphql.ts';

/** Fields as the cache stores them; their shapes are below. */
type Stored = Record<string, unknown>;
interface StoredItem {
  readonly __typename: 'PostItem';
  readonly id: string;
  readonly reason: ItemReason | null;
  readonly actor: Reference | null;
  readonly post: Reference;
}
interface Posts {
  readonly items: readonly StoredItem[];
}
interface Comments {
  readonly comments: readonly Reference[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

const postId = (cache: ApolloCache, id: string): string | undefined => cache.identify({ __typename: 'Post', id });

/** Puts a post one just made at the head of every list it belongs to. */
export function showNewPost(cache: ApolloCache, post: PostItemFragment, personId: string): void {
  const ref = cache.writeFragment({ fragment: PostItemFragmentDoc, fragmentName: 'PostItem', data: post });
  if (!ref) return;
  const prepend =
    (reason: ItemReason | null): Modifier<unknown> =>
    (value, { readField, storeFieldName }) => {
      const list = value as Posts | null;
      if (!list || list.items.some((each) => readField('id', each.post) === post.id)) return list;
      if (storeFieldName.includes('"picturesOnly":true') && post.pictures.length === 0) return list;
      const item: StoredItem = { __typename: 'PostItem', id: post.id, reason, actor: null, post: ref };
      return { ...list, items: [item, ...list.items] };
    };
  cache.modify<Stored>({ fields: { timeline: prepend('OWN') } });
  cache.modify<Stored>({
    id: cache.identify({ __typename: 'User', id: personId }),
    fields: {
      posts: prepend(null),
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

/** Takes one's own repost of a post out of the lists that show it for that reason alone. */
export function forgetRepost(cache: ApolloCache, post: string, personId: string): void {
  const drop: Modifier<unknown> = (value, { readField }) => {
    const list = value as Posts | null;
    if (!list) return list;
    const items = list.items.filter(
      (item) =>
        !(
          item.reason === 'REPOST' &&
          readField('id', item.post) === post &&
          item.actor !== null &&
          readField('id', item.actor) === personId
        ),
    );
    return items.length === list.items.length ? list : { ...list, items };
  };
  cache.modify<Stored>({ fields: { timeline: drop } });
  cache.modify<Stored>({ id: cache.identify({ __typename: 'User', id: personId }), fields: { posts: drop } });
}

/** Puts a comment one just made into the conversation, if that is known here. */
export function showNewComment(cache: ApolloCache, post: string, comment: CommentItemFragment): void {
  const ref = cache.writeFragment({ fragment: CommentItemFragmentDoc, fragmentName: 'CommentItem', data: comment });
  if (!ref) return;
  cache.modify<Stored>({
    id: postId(cache, post),
    fields: {
      allComments: (value, { readField, storeFieldName }) => {
        const list = value as Comments | null;
        if (!list || list.comments.some((each) => readField('id', each) === comment.id)) return list;
        if (!storeFieldName.includes('OLDEST')) return { ...list, comments: [ref, ...list.comments] };
        // With the oldest first it belongs to the end, which may not be loaded yet.
        const { hasNextPage } = list.pageInfo;
        return hasNextPage ? list : { ...list, comments: [...list.comments, ref] };
      },
    },
  });
}

export function forgetComment(cache: ApolloCache, id: string): void {
  cache.evict({ id: cache.identify({ __typename: 'Comment', id }) });
  cache.gc();
}
