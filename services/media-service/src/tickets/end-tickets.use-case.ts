import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { Db, MediaDatabase } from '../database.js';
import { TICKET_LIFE_MS } from './ticket.js';
import { TicketsRepository } from './tickets.repository.js';

/** Ends tickets before their hour: with their session, with their holder, or because the hour is over. */
@Injectable()
export class EndTickets {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly tickets: TicketsRepository,
  ) {}

  /** Also those of this session that are being written at this moment. */
  async ofSession(sessionId: string, tx: Db = this.db): Promise<void> {
    await this.tickets.endSession(tx, sessionId, new Date());
  }

  async ofUser(tx: Db, userId: string): Promise<void> {
    await this.tickets.removeOfUser(tx, userId);
  }

  async expired(): Promise<void> {
    const now = Date.now();
    await this.tickets.prune(this.db, new Date(now), new Date(now - 2 * TICKET_LIFE_MS));
  }
}
