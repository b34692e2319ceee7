import { Injectable } from '@nestjs/common';
import { EraseInboxOf } from '../inbox/erase-inbox-of.use-case.js';
import { ErasePreferencesOf } from '../preferences/erase-preferences-of.use-case.js';
import { ErasePushOf } from '../push/erase-push-of.use-case.js';
import { EraseRoomsOf } from '../rooms/erase-rooms-of.use-case.js';

/** Erases everything that is kept of a person, also as the one whose doing others were told of. Safe to repeat. */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly inbox: EraseInboxOf,
    private readonly rooms: EraseRoomsOf,
    private readonly preferences: ErasePreferencesOf,
    private readonly push: ErasePushOf,
  ) {}

  async run(userId: string, at: Date): Promise<void> {
    await this.push.run(userId);
    await this.inbox.run(userId, at);
    await this.rooms.run(userId);
    await this.preferences.run(userId);
  }
}
