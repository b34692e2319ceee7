import { Injectable } from '@nestjs/common';
import { LastPostSeq } from '../people/last-post-seq.query.js';
import { readNewest } from '../storage/newest-window.js';
import type { Repost } from './repost.js';
import { RepostsRepository } from './reposts.repository.js';

/** A person's newest reposts, the newest first: what following them brings along. */
@Injectable()
export class NewestReposts {
  constructor(
    private readonly reposts: RepostsRepository,
    private readonly lastPostSeq: LastPostSeq,
  ) {}

  async run(userId: string, limit: number): Promise<Repost[]> {
    const last = await this.lastPostSeq.run(userId);
    return readNewest(last + 1, limit, (window, size) => this.reposts.listByUser(userId, window, size));
  }
}
