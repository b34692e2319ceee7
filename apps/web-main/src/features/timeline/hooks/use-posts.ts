import {
  BookmarksDocument,
  type BookmarksQuery,
  type ListedPostFragment,
  type PostPageFragment,
  PostsOfPersonDocument,
  type PostsOfPersonQuery,
  PostsWithTagDocument,
  type PostsWithTagQuery,
  QuotesDocument,
  type QuotesQuery,
  TimelineDocument,
  type TimelineQuery,
} from '../../../gen/graphql.ts';
import { type PageOf, type Pages, usePages } from '../../../platform/lists/use-pages.ts';

/** Posts by pages, each with why it is there. */
export type PostPages = Pages<unknown, ListedPostFragment>;

const pageOf = (list: PostPageFragment | null | undefined): PageOf<ListedPostFragment> | undefined =>
  list ? { items: list.items, hasNextPage: list.pageInfo.hasNextPage, endCursor: list.pageInfo.endCursor } : undefined;

/** A post or one of its comments came without its author: their service is away. */
const isPartial = ({ post }: ListedPostFragment): boolean =>
  post.author === null || post.comments.some((comment) => comment.author === null);

const ofTimeline = (data: TimelineQuery) => pageOf(data.timeline);
const ofPerson = (data: PostsOfPersonQuery) => pageOf(data.user?.posts);
const ofTag = (data: PostsWithTagQuery) => pageOf(data.postsWithTag);
const ofBookmarks = (data: BookmarksQuery) => pageOf(data.bookmarks);
const ofQuotes = (data: QuotesQuery) => pageOf(data.post?.quotedBy);
const nothing = {};

/** One's own posts, those of the people one follows, what they repost, and where one is mentioned. */
export const useTimeline = (): PostPages =>
  usePages({ document: TimelineDocument, variables: nothing, select: ofTimeline, isPartial, refreshesOnOpen: false });

export const usePostsOfPerson = (id: string, picturesOnly: boolean): PostPages =>
  usePages({
    document: PostsOfPersonDocument,
    variables: { id, picturesOnly },
    select: ofPerson,
    isPartial,
    refreshesOnOpen: true,
  });

export const usePostsWithTag = (tag: string): PostPages =>
  usePages({ document: PostsWithTagDocument, variables: { tag }, select: ofTag, isPartial, refreshesOnOpen: true });

export const useBookmarks = (): PostPages =>
  usePages({ document: BookmarksDocument, variables: nothing, select: ofBookmarks, isPartial, refreshesOnOpen: true });

export const useQuotes = (id: string): PostPages =>
  usePages({ document: QuotesDocument, variables: { id }, select: ofQuotes, isPartial, refreshesOnOpen: true });
