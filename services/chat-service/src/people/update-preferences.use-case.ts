import { Injectable } from '@nestjs/common';
import { ChatWrites } from '../storage/chat-writes.js';
import { PeopleRepository } from './people.repository.js';
import type { Preferences } from './person.js';
import { TellPerson } from './tell-person.use-case.js';

/** Changes what somebody decided about how others see them, and tells their devices. Returns all of it. */
@Injectable()
export class UpdatePreferences {
  constructor(
    private readonly people: PeopleRepository,
    private readonly writes: ChatWrites,
    private readonly tellPerson: TellPerson,
  ) {}

  run(userId: string, wanted: Partial<Preferences>): Promise<Preferences> {
    return this.writes.run([`person:${userId}`], async (session, emit) => {
      await this.people.ensure(userId, session);
      const now = await this.people.find(userId, session);
      if (!now) throw new Error('A person who was just made is not there');
      const { sendReceipts = now.sendReceipts, showPresence = now.showPresence } = wanted;
      if (sendReceipts === now.sendReceipts && showPresence === now.showPresence) return now;
      await this.people.change(userId, { $set: { sendReceipts, showPresence } }, session);
      await this.tellPerson.run(session, emit, userId, { kind: 'preferences' });
      return { sendReceipts, showPresence };
    });
  }
}
