import { Injectable } from '@nestjs/common';
import { CommentsRepository } from './comments.repository.js';

const CHUNK = 500;

/** Deletes the comments of a deleted post, a chunk at a time. Safe to repeat: nobody can comment on a post that is gone. */
@Injectable()
export class CollectComments {
  constructor(private readonly comments: CommentsRepository) {}

  async run(postId: string): Promise<void> {
    while ((await this.comments.deleteSome(postId, CHUNK)) > 0);
  }
}
