import { Injectable } from '@nestjs/common';
import { LastPostSeq } from '../people/last-post-seq.query.js';
import { readNewest } from '../storage/newest-window.js';
import { PostsRepository } from './posts.repository.js';

/** The ids of a person's newest posts, newest first. */
@Injectable()
export class NewestPostIds {
  constructor(
    private readonly posts: PostsRepository,
    private readonly lastPostSeq: LastPostSeq,
  ) {}

  async run(authorId: string, limit: number): Promise<string[]> {
    const last = await this.lastPostSeq.run(authorId);
    return readNewest(last + 1, limit, (window, size) => this.posts.listIdsByAuthor(authorId, window, size));
  }
}
