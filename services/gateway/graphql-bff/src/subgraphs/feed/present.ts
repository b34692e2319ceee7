import type { ListCommentsResponse, PageInfo, Post, PostItem } from '@my-girok/proto';
import type { PersonReference, PostSource, PostsPage } from './feed.sources.js';

export const rfc3339 = (moment: Date | undefined): string => (moment ?? new Date(0)).toISOString();

export const pageInfo = (info: PageInfo | undefined) => ({
  hasNextPage: info?.hasNextPage ?? false,
  endCursor: info?.endCursor || null,
});

interface ListedPosts {
  posts: Post[];
  items?: PostItem[];
  pageInfo?: PageInfo | undefined;
}

export const postsPage = (page: ListedPosts, commentsAsked: number): PostsPage => ({
  posts: page.posts.map((post): PostSource => ({ post, commentsAsked })),
  reasons: page.items ?? [],
  pageInfo: pageInfo(page.pageInfo),
});

export const commentsPage = (page: ListCommentsResponse) => ({
  comments: page.comments,
  pageInfo: pageInfo(page.pageInfo),
});

export const people = (userIds: readonly string[]): PersonReference[] => userIds.map((id) => ({ id }));

export const peoplePage = (page: { userIds: string[]; pageInfo?: PageInfo | undefined }) => ({
  people: people(page.userIds),
  pageInfo: pageInfo(page.pageInfo),
});

/** A post as a mutation returns it, whose comments were not asked for. A response without it breaks feed-service's contract. */
export function bare(post: Post | undefined): PostSource {
  if (!post) throw new Error('feed-service answered without the post');
  return { post, commentsAsked: 0 };
}
