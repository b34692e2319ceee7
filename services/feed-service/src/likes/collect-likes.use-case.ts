import { Injectable } from '@nestjs/common';
import { LikesRepository } from './likes.repository.js';

const CHUNK = 500;

/** Deletes the likes of a deleted post, a chunk at a time. Safe to repeat: nobody can like a post that is gone. */
@Injectable()
export class CollectLikes {
  constructor(private readonly likes: LikesRepository) {}

  async run(postId: string): Promise<void> {
    while ((await this.likes.deleteSome(postId, CHUNK)) > 0);
  }
}
