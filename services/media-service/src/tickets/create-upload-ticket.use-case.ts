import { Database } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import type { MediaDatabase } from '../database.js';
import { newTicket, TICKET_LIFE_MS, TICKETS_MAX, type TicketHolder, ticketHash } from './ticket.js';
import { TicketsRepository } from './tickets.repository.js';

export interface UploadTicket {
  ticket: string;
  endpoint: string;
  expiresAt: Date;
}

/** Gives a signed-in person the right to upload for an hour, or until the session ends. */
@Injectable()
export class CreateUploadTicket {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly tickets: TicketsRepository,
  ) {}

  async run(holder: TicketHolder): Promise<UploadTicket> {
    const ticket = newTicket();
    const hash = ticketHash(ticket) as Buffer;
    const expiresAt = new Date(Date.now() + TICKET_LIFE_MS);
    await this.db.transaction().execute(async (tx) => {
      await this.tickets.add(tx, hash, holder, expiresAt);
      await this.tickets.trim(tx, holder.userId, TICKETS_MAX);
    });
    return { ticket, endpoint: `${this.config.MEDIA_URL}/uploads`, expiresAt };
  }
}
