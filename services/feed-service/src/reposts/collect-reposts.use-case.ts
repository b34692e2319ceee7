import { Injectable } from '@nestjs/common';
import { RepostsRepository } from './reposts.repository.js';

const CHUNK = 500;

/** Deletes the reposts of a deleted post, a chunk at a time. Safe to repeat: nobody can repost a post that is gone. */
@Injectable()
export class CollectReposts {
  constructor(private readonly reposts: RepostsRepository) {}

  async run(postId: string): Promise<void> {
    while ((await this.reposts.deleteSome(postId, CHUNK)) > 0);
  }
}
