import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { type TicketHolder, ticketHash } from './ticket.js';
import { ticketsErrors } from './tickets.errors.js';
import { TicketsRepository } from './tickets.repository.js';

/** Whose ticket a header holds; asked with every request of an upload. Throws MEDIA_TICKET_INVALID. */
@Injectable()
export class RedeemTicket {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly tickets: TicketsRepository,
  ) {}

  async run(header: unknown): Promise<TicketHolder> {
    const hash = ticketHash(header);
    const holder = hash && (await this.tickets.find(this.db, hash, new Date()));
    if (!holder) throw ticketsErrors.invalid();
    return holder;
  }
}
