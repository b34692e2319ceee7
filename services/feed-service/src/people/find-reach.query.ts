import { Injectable } from '@nestjs/common';
import type { ReachView } from './reach.js';
import { ReachRepository } from './reach.repository.js';

/** How somebody's posts reach their followers: one read by key. */
@Injectable()
export class FindReach {
  constructor(private readonly reach: ReachRepository) {}

  async run(id: string): Promise<ReachView> {
    const person = await this.reach.find(id);
    return { followerCount: person?.followerCount ?? 0, ...person?.reach };
  }
}
