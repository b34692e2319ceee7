import { isUuid } from '@my-girok/nest-common';
import type { Comment, FeedServiceClient, Standing } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import DataLoader from 'dataloader';
import { callAs, type Operation, perOperation } from '../../operation/operation.js';
import type { PostSource } from './feed.sources.js';

/** BatchGetPosts and BatchListComments take at most so many posts. */
const postsMax = 100;

/** The feed subgraph's batched reads, one call each per hop of an operation. */
export class FeedLoaders {
  readonly standings: DataLoader<string, Standing | null>;
  readonly posts = new Map<number, DataLoader<string, PostSource | null>>();
  readonly comments = new Map<number, DataLoader<string, Comment[]>>();

  private constructor(
    private readonly feed: FeedServiceClient,
    private readonly operation: Operation,
  ) {
    this.standings = new DataLoader(
      async (ids) => {
        const userIds = ids.filter(isUuid);
        const { standings } =
          userIds.length > 0 ? await feed.batchGetStandings({ userIds }, callAs(operation)) : { standings: [] };
        const byPerson = new Map(standings.map((standing) => [standing.userId, standing]));
        return ids.map((id) => byPerson.get(id) ?? null);
      },
      { maxBatchSize: LIMITS.batchMax },
    );
  }

  static of(feed: FeedServiceClient): (operation: Operation) => FeedLoaders {
    return perOperation((operation) => new FeedLoaders(feed, operation));
  }

  /** After a mutation: the next one of the same operation must not read what was loaded before it. */
  forget(): void {
    this.standings.clearAll();
    this.posts.clear();
    this.comments.clear();
  }

  /** A post with its newest comments; null when there is no such post. */
  post(id: string, comments: number): Promise<PostSource | null> {
    const load = async (ids: readonly string[]): Promise<(PostSource | null)[]> => {
      const postIds = ids.filter(isUuid);
      const request = { postIds, commentsLimit: comments };
      const { posts } =
        postIds.length > 0 ? await this.feed.batchGetPosts(request, callAs(this.operation)) : { posts: [] };
      const byId = new Map(posts.map((post) => [post.id, { post, commentsAsked: comments }]));
      return ids.map((id) => byId.get(id) ?? null);
    };
    return once(this.posts, comments, () => new DataLoader(load, { maxBatchSize: postsMax })).load(id);
  }

  /** A post's newest comments, for posts that came without them. */
  commentsOf(postId: string, limit: number): Promise<Comment[]> {
    const load = async (postIds: readonly string[]): Promise<Comment[][]> => {
      const { posts } = await this.feed.batchListComments({ postIds: [...postIds], limit }, callAs(this.operation));
      const byPost = new Map(posts.map((post) => [post.postId, post.comments]));
      return postIds.map((id) => byPost.get(id) ?? []);
    };
    return once(this.comments, limit, () => new DataLoader(load, { maxBatchSize: postsMax })).load(postId);
  }
}

function once<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
