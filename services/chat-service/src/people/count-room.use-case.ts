import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { peopleErrors } from './people.errors.js';
import { PeopleRepository } from './people.repository.js';

/** Counts the rooms that a person is in or asked into, in the transaction of their membership. */
@Injectable()
export class CountRoom {
  constructor(private readonly people: PeopleRepository) {}

  /** One more. Throws CHAT_ROOMS_LIMIT. */
  async run(session: ClientSession, userId: string): Promise<void> {
    await this.people.ensure(userId, session);
    const room = { roomCount: { $lt: LIMITS.roomsMax } };
    if (!(await this.people.change(userId, { $inc: { roomCount: 1 } }, session, room))) throw peopleErrors.roomsLimit();
  }

  /** One fewer. */
  async undo(session: ClientSession, userId: string): Promise<void> {
    await this.people.change(userId, { $inc: { roomCount: -1 } }, session);
  }
}
