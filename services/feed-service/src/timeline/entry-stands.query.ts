import { Injectable } from '@nestjs/common';
import { PostExists } from '../posts/post-exists.query.js';
import { FindReposts } from '../reposts/find-reposts.query.js';
import type { TimelineEntry } from './timeline.js';

/** Whether what an entry refers to is still there: the post and, for a repost, this very repost. */
@Injectable()
export class EntryStands {
  constructor(
    private readonly postExists: PostExists,
    private readonly findReposts: FindReposts,
  ) {}

  async run({ kind, id, postId, actorId }: TimelineEntry): Promise<boolean> {
    if (!(await this.postExists.run(postId))) return false;
    if (kind !== 'repost') return true;
    const [repost] = await this.findReposts.run([{ postId, userId: actorId }]);
    return repost?.repostId === id;
  }
}
