import { Injectable } from '@nestjs/common';
import type { Window } from '../storage/newest-window.js';
import type { Repost } from './repost.js';
import { RepostsRepository } from './reposts.repository.js';

/** One person's reposts within a window of the sequence that their posts and reposts share, the newest first. */
@Injectable()
export class ListRepostsByUser {
  constructor(private readonly reposts: RepostsRepository) {}

  run(userId: string, window: Window, limit: number): Promise<Repost[]> {
    return this.reposts.listByUser(userId, window, limit);
  }
}
