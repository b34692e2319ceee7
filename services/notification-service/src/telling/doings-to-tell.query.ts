import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ErasedAmong } from '../inbox/erased-among.query.js';
import type { Doing } from '../inbox/notification.js';
import { type Concerned, WantsToKnow } from '../relations/wants-to-know.query.js';

/**
 * What of what others did a person may be told: of those who are still there, if the person is and wants to know. Undefined for nothing. Throws
 * UnavailableError.
 */
@Injectable()
export class DoingsToTell {
  constructor(
    private readonly erasedAmong: ErasedAmong,
    private readonly wantsToKnow: WantsToKnow,
  ) {}

  async run(
    tx: Db,
    userId: string,
    { doings, concerned }: { doings: readonly Doing[]; concerned?: Concerned },
  ): Promise<Doing[] | undefined> {
    const erased = await this.erasedAmong.run(tx, [userId, ...doings.map(({ actorId }) => actorId)]);
    if (erased.has(userId)) return undefined;
    const left = doings.filter(({ actorId }) => !erased.has(actorId));
    if (doings.length > 0 && left.length === 0) return undefined;
    return !concerned || (await this.wantsToKnow.run(userId, concerned)) ? left : undefined;
  }
}
