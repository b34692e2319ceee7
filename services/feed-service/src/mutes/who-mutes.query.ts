import { Injectable } from '@nestjs/common';
import { isLive } from './mutes.js';
import { MutesRepository } from './mutes.repository.js';

/** Which of these people have muted a person: one query by key, of no more of their lists than that one entry. */
@Injectable()
export class WhoMutes {
  constructor(private readonly mutes: MutesRepository) {}

  async run(userIds: readonly string[], mutedId: string): Promise<Set<string>> {
    if (userIds.length === 0) return new Set();
    const now = new Date();
    const lists = await this.mutes.entriesFor(userIds, mutedId);
    return new Set(lists.filter(({ people }) => people.some((muted) => isLive(muted, now))).map((list) => list._id));
  }
}
