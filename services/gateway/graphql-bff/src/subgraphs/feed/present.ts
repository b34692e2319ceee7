import type {
  GetTimelineResponse,
  ListCommentsResponse,
  ListPostsByAuthorResponse,
  PageInfo,
  Post,
} from '@my-girok/proto';
import type { PostSource } from './feed.sources.js';

export const rfc3339 = (moment: Date | undefined): string => (moment ?? new Date(0)).toISOString();

export const pageInfo = (info: PageInfo | undefined) => ({
  hasNextPage: info?.hasNextPage ?? false,
  endCursor: info?.endCursor || null,
});

export const postsPage = (page: GetTimelineResponse | ListPostsByAuthorResponse, commentsAsked: number) => ({
  posts: page.posts.map((post): PostSource => ({ post, commentsAsked })),
  pageInfo: pageInfo(page.pageInfo),
});

export const commentsPage = (page: ListCommentsResponse) => ({
  comments: page.comments,
  pageInfo: pageInfo(page.pageInfo),
});

/** A post as a mutation returns it, whose comments were not asked for. A response without it breaks feed-service's contract. */
export function bare(post: Post | undefined): PostSource {
  if (!post) throw new Error('feed-service answered without the post');
  return { post, commentsAsked: 0 };
}
