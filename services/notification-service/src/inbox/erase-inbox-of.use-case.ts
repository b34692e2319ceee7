import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { ActorsRepository } from './actors.repository.js';
import { ChannelsRepository } from './channels.repository.js';
import { ErasedPeopleRepository } from './erased-people.repository.js';
import { TakenBackRepository } from './taken-back.repository.js';
import { Withdraw } from './withdraw.use-case.js';

const CHUNK = 100;

/** Where a person's inbox, and their part in others', is kept. */
@Injectable()
export class ErasedStores {
  constructor(
    readonly erased: ErasedPeopleRepository,
    readonly channels: ChannelsRepository,
    readonly actors: ActorsRepository,
    readonly takenBack: TakenBackRepository,
  ) {}
}

/**
 * Erases a person: their inbox, and what others were told of them. From its first step on nothing is told for or of them. Safe to repeat and to
 * stop half-way.
 */
@Injectable()
export class EraseInboxOf {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly stores: ErasedStores,
    private readonly withdraw: Withdraw,
  ) {}

  async run(userId: string, at: Date): Promise<void> {
    const { erased, channels, actors, takenBack } = this.stores;
    await erased.add(this.db, userId, at);
    await channels.remove(this.db, userId);
    await takenBack.removeOf(this.db, userId);
    for (;;) {
      const told = await actors.toldOf(this.db, userId, CHUNK);
      if (told.length === 0) return;
      for (const other of told) await this.db.transaction().execute((tx) => this.withdraw.run(tx, other, userId));
    }
  }
}
