import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { RoomMarkersRepository } from './room-markers.repository.js';

/** A day longer than messages can still come: their stream keeps them for 72 hours. */
const REMEMBERED_MS = 4 * 86_400_000;

/** Forgets how far people had read in rooms where no message from before can come any more. */
@Injectable()
export class ForgetMarkers {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly markers: RoomMarkersRepository,
  ) {}

  run(): Promise<void> {
    return this.markers.forget(this.db, new Date(Date.now() - REMEMBERED_MS));
  }
}
