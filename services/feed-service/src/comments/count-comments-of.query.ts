import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { LatestComment } from '../posts/post.js';
import { readNewest } from '../storage/newest-window.js';
import { latestOf } from './comment.js';
import { CommentsRepository } from './comments.repository.js';

export interface CommentsOf {
  count: number;
  /** The newest, as their post keeps them. */
  latest: LatestComment[];
}

/** How many comments a post has, counted one by one, and the newest of them: what it must say itself. */
@Injectable()
export class CountCommentsOf {
  constructor(private readonly comments: CommentsRepository) {}

  async run(
    { _id: postId, commentSeq }: { _id: string; commentSeq: number },
    session: ClientSession,
  ): Promise<CommentsOf> {
    const count = await this.comments.countOf(postId, session);
    const newest = await readNewest(commentSeq + 1, LIMITS.commentsPerPostMax, (window, size) =>
      this.comments.listByPost(postId, window, size, session),
    );
    return { count, latest: newest.map(latestOf) };
  }
}
