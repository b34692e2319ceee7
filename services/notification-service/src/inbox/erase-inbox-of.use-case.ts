import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { ActorsRepository } from './actors.repository.js';
import { ChannelsRepository } from './channels.repository.js';
import { ErasedPeopleRepository } from './erased-people.repository.js';
import { Withdraw } from './withdraw.use-case.js';

const CHUNK = 100;

/**
 * Erases a person: their inbox, and what others were told of them. From its first step on nothing is told for or of them. Safe to repeat and to
 * stop half-way.
 */
@Injectable()
export class EraseInboxOf {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly erased: ErasedPeopleRepository,
    private readonly channels: ChannelsRepository,
    private readonly actors: ActorsRepository,
    private readonly withdraw: Withdraw,
  ) {}

  async run(userId: string, at: Date): Promise<void> {
    await this.erased.add(this.db, userId, at);
    await this.channels.remove(this.db, userId);
    for (;;) {
      const told = await this.actors.toldOf(this.db, userId, CHUNK);
      if (told.length === 0) return;
      for (const other of told) await this.db.transaction().execute((tx) => this.withdraw.run(tx, other, userId));
    }
  }
}
