import { Injectable } from '@nestjs/common';
import type { Way } from './reach.js';
import { ReachRepository } from './reach.repository.js';

/** Changes how somebody's posts reach their followers. */
@Injectable()
export class ChangeReach {
  constructor(private readonly reach: ReachRepository) {}

  /** Notes that their followers were counted now, when there were so many. */
  noteCount(id: string, followers: number): Promise<void> {
    return this.reach.noteCount(id, new Date(), followers);
  }

  /** Takes a step from the way it was seen to be; nothing happens where it has changed meanwhile. */
  turn(id: string, from: Way | undefined, to: Way | undefined): Promise<void> {
    return this.reach.turn(id, from, to);
  }
}
