import { Injectable } from '@nestjs/common';
import { BlockedPeople } from '../blocks/blocked-people.query.js';
import { CountCommentsBy } from '../comments/count-comments-by.query.js';
import { CountLikesBy } from '../likes/count-likes-by.query.js';
import { CountQuotesBy } from '../posts/count-quotes-by.query.js';
import type { Post } from '../posts/post.js';
import { CountRepostsBy } from '../reposts/count-reposts-by.query.js';

/** How much of each of a post's counts is by people with whom the reader has a block, by the post's id. */
export interface Hidden {
  likes: ReadonlyMap<string, number>;
  comments: ReadonlyMap<string, number>;
  reposts: ReadonlyMap<string, number>;
  quotes: ReadonlyMap<string, number>;
}

const NOTHING: Hidden = { likes: new Map(), comments: new Map(), reposts: new Map(), quotes: new Map() };

/** What a reader's counts leave out: two queries; at most four more, for whoever has blocks. */
@Injectable()
export class HiddenCounts {
  constructor(
    private readonly blockedPeople: BlockedPeople,
    private readonly likesBy: CountLikesBy,
    private readonly commentsBy: CountCommentsBy,
    private readonly repostsBy: CountRepostsBy,
    private readonly quotesBy: CountQuotesBy,
  ) {}

  async run(posts: readonly Post[], viewerId: string | undefined): Promise<Hidden> {
    if (viewerId === undefined || posts.length === 0) return NOTHING;
    const blocked = await this.blockedPeople.run(viewerId);
    if (blocked.length === 0) return NOTHING;
    const counting = (count: (post: Post) => number) => posts.filter((post) => count(post) > 0).map((post) => post._id);
    const [likes, comments, reposts, quotes] = await Promise.all([
      this.likesBy.run(
        counting((post) => post.likeCount),
        blocked,
      ),
      this.commentsBy.run(
        counting((post) => post.commentCount),
        blocked,
      ),
      this.repostsBy.run(
        counting((post) => post.repostCount),
        blocked,
      ),
      this.quotesBy.run(
        counting((post) => post.quoteCount),
        blocked,
      ),
    ]);
    return { likes, comments, reposts, quotes };
  }
}
