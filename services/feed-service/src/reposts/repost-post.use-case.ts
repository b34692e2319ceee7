import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ReachPost } from '../audience/reach-post.query.js';
import { NextSeq } from '../people/next-seq.use-case.js';
import { CountRepost } from '../posts/count-repost.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { repostKey } from './repost.js';
import { repostsErrors } from './reposts.errors.js';
import { RepostsRepository } from './reposts.repository.js';

/**
 * Shows a public post to one's own followers, once, however often it is asked. Emits `post.reposted`. Throws
 * FEED_POST_NOT_FOUND, FEED_BLOCKED, FEED_REPOST_NOT_PUBLIC.
 */
@Injectable()
export class RepostPost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly reposts: RepostsRepository,
    private readonly reachPost: ReachPost,
    private readonly countRepost: CountRepost,
    private readonly nextSeq: NextSeq,
  ) {}

  async run(postId: string, userId: string): Promise<void> {
    const { authorId, visibility } = await this.reachPost.run(postId, userId);
    if (visibility !== 'public') throw repostsErrors.notPublic();
    await this.writes.run([`post:${postId}`, `person:${userId}`], async (session, emit) => {
      if (await this.reposts.find(postId, userId, session)) return;
      const { repostSeq: seq = 1 } = await this.countRepost.run(postId, 1, session);
      const authorSeq = await this.nextSeq.run(userId, 'postSeq', session);
      const repostId = uuidv7();
      const repost = { _id: repostKey(postId, userId), repostId, postId, authorId, userId, authorSeq, seq };
      await this.reposts.insert({ ...repost, createdAt: new Date() }, session);
      await emit('post.reposted', postId, { postId, authorId, userId, repostId });
    });
  }
}
