import {
  type PostItemFragment,
  PostsOfPersonDocument,
  type PostsOfPersonQuery,
  TimelineDocument,
  type TimelineQuery,
} from '../../../gen/graphql.ts';
import { type PageOf, type Pages, usePages } from '../../../platform/lists/use-pages.ts';

type Connection = NonNullable<TimelineQuery['timeline']>;

const pageOf = (list: Connection | null | undefined): PageOf<PostItemFragment> | undefined =>
  list ? { items: list.posts, hasNextPage: list.pageInfo.hasNextPage, endCursor: list.pageInfo.endCursor } : undefined;

/** A post or one of its comments came without its author: their service is away. */
const isPartial = (post: PostItemFragment): boolean =>
  post.author === null || post.comments.some((comment) => comment.author === null);

const ofTimeline = (data: TimelineQuery) => pageOf(data.timeline);
const ofPerson = (data: PostsOfPersonQuery) => pageOf(data.user?.posts);
const nothing = {};

/** One's own posts and those of the people one follows. */
export const useTimeline = (): Pages<TimelineQuery, PostItemFragment> =>
  usePages({ document: TimelineDocument, variables: nothing, select: ofTimeline, isPartial, refreshesOnOpen: false });

export const usePostsOfPerson = (id: string): Pages<PostsOfPersonQuery, PostItemFragment> =>
  usePages({ document: PostsOfPersonDocument, variables: { id }, select: ofPerson, isPartial, refreshesOnOpen: true });
