import type { Comment, Post } from '@my-girok/proto';

/** What the feed subgraph's resolvers are given for each type. */
export interface PersonReference {
  id: string;
}
export type CommentSource = Comment;
export interface PostSource {
  post: Post;
  /** How many of its newest comments were asked for with it; fewer came only where there are no more. */
  commentsAsked: number;
}
