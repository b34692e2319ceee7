import { Injectable } from '@nestjs/common';
import { FeedWrites } from '../storage/feed-writes.js';
import { isLive, type MuteList } from './mutes.js';
import { MutesRepository } from './mutes.repository.js';

/** Changes one person's list of mutes in a transaction; what has run out leaves it at every change. */
@Injectable()
export class ChangeMutes {
  constructor(
    private readonly writes: FeedWrites,
    private readonly mutes: MutesRepository,
  ) {}

  /** `change` may run more than once, and gets what still holds. */
  async run(userId: string, change: (list: MuteList) => MuteList): Promise<void> {
    await this.writes.run([`mutes:${userId}`], async (session) => {
      const now = new Date();
      const { people = [], words = [] } = (await this.mutes.find(userId, session)) ?? {};
      const live = {
        _id: userId,
        people: people.filter((muted) => isLive(muted, now)),
        words: words.filter((muted) => isLive(muted, now)),
      };
      await this.mutes.save(change(live), session);
    });
  }
}
