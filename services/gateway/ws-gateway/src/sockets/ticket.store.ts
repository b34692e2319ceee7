import { createHash } from 'node:crypto';
import { Valkey } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { socketsErrors } from './sockets.errors.js';

const wellFormed = /^[A-Za-z0-9_-]{43}$/;

const ticketSchema = z.object({
  namespace: z.string(),
  userId: z.string().min(1),
  sessionId: z.string().min(1),
  /** SHA-256 of the session's cookie. */
  sessionHash: z.string().optional(),
});

export type Ticket = z.output<typeof ticketSchema>;

/** Tickets as graphql-bff leaves them in Valkey, each under the SHA-256 of its text. */
@Injectable()
export class TicketStore {
  constructor(private readonly valkey: Valkey) {}

  /** Takes a ticket away: it works once. Throws WS_TICKET_INVALID, WS_UNAVAILABLE. */
  async take(ticket: unknown): Promise<Ticket> {
    if (typeof ticket !== 'string' || !wellFormed.test(ticket)) throw socketsErrors.ticketInvalid();
    const key = `ticket:${createHash('sha256').update(ticket).digest('base64url')}`;
    const bound = await this.#reach(() => this.valkey.getdel(key));
    if (!bound) throw socketsErrors.ticketInvalid();
    return ticketSchema.parse(JSON.parse(bound));
  }

  /** Whether graphql-bff has marked the session as revoked: it may know before the event is here. */
  async isMarkedRevoked(sessionHash: string): Promise<boolean> {
    return (await this.#reach(() => this.valkey.hexists(`bff:session:${sessionHash}`, 'revoked'))) === 1;
  }

  async #reach<T>(command: () => Promise<T>): Promise<T> {
    try {
      return await command();
    } catch (cause) {
      throw socketsErrors.unavailable(cause);
    }
  }
}
