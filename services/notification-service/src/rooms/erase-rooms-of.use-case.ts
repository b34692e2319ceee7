import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { PendingMessagesRepository } from './pending-messages.repository.js';
import { RoomMarkersRepository } from './room-markers.repository.js';

/** Forgets where a person was in their rooms, and what waits for and by them. */
@Injectable()
export class EraseRoomsOf {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly markers: RoomMarkersRepository,
    private readonly pending: PendingMessagesRepository,
  ) {}

  async run(userId: string): Promise<void> {
    await this.pending.removeOf(this.db, userId);
    await this.markers.removeOf(this.db, userId);
  }
}
