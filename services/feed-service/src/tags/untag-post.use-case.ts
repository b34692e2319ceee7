import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { TagsRepository } from './tags.repository.js';

/** Takes a post from under these hashtags, in its edit's or deletion's own transaction; repeating it changes nothing. */
@Injectable()
export class UntagPost {
  constructor(private readonly tags: TagsRepository) {}

  async run(post: { _id: string; tags: readonly string[] }, session: ClientSession): Promise<void> {
    if (post.tags.length > 0) await this.tags.delete(post._id, post.tags, session);
  }
}
