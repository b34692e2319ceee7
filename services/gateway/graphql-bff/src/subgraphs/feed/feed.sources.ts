import type { Comment, Facet, Picture, Post, PostItem, PostVersion, Quote } from '@my-girok/proto';

/** What the feed subgraph's resolvers are given for each type. */
export interface PersonReference {
  id: string;
}
export type CommentSource = Comment;
export type FacetSource = Facet;
export type QuoteSource = Quote;
export interface PostSource {
  post: Post;
  /** How many of its newest comments were asked for with it; fewer came only where there are no more. */
  commentsAsked: number;
  /** It came as what another post quotes: without a quote of its own, whether it has one or not. */
  quoted?: true;
}
/** A post as it was. */
export interface VersionSource {
  version: PostVersion;
  post: Post;
}
/** A picture and the post that shows it, whose visibility it has. */
export interface PictureOfPost {
  picture: Picture;
  post: Post;
}
/** A page of posts. */
export interface PostsPage {
  posts: PostSource[];
  /** One for each post; empty in lists that hold what was asked for and nothing else. */
  reasons: PostItem[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
