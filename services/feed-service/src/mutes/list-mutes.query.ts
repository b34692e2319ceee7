import { Injectable } from '@nestjs/common';
import { isLive, type MutedPerson, type MutedWord } from './mutes.js';
import { MutesRepository } from './mutes.repository.js';

/** Everything that a person has muted and that has not run out, what was muted last first: one read, bounded by LIMITS. */
@Injectable()
export class ListMutes {
  constructor(private readonly mutes: MutesRepository) {}

  async run(userId: string): Promise<{ people: MutedPerson[]; words: MutedWord[] }> {
    const now = new Date();
    const { people = [], words = [] } = (await this.mutes.find(userId)) ?? {};
    return {
      people: people.filter((muted) => isLive(muted, now)),
      words: words.filter((muted) => isLive(muted, now)),
    };
  }
}
