import { Injectable } from '@nestjs/common';
import { ChangeMutes } from './change-mutes.use-case.js';

/** Takes the mute of a person back; nothing happens where there is none. */
@Injectable()
export class UnmutePerson {
  constructor(private readonly changeMutes: ChangeMutes) {}

  run(userId: string, mutedId: string): Promise<void> {
    return this.changeMutes.run(userId, (list) => ({
      ...list,
      people: list.people.filter((muted) => muted.userId !== mutedId),
    }));
  }
}
