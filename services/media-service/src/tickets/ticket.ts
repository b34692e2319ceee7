import { createHash, randomBytes } from 'node:crypto';

export const TICKET_LIFE_MS = 3_600_000;
/** Each page and device asks for its own; the oldest makes room. */
export const TICKETS_MAX = 20;

/** Who may upload by a ticket. */
export interface TicketHolder {
  userId: string;
  sessionId: string;
}

/** 256 random bits, base64url. */
export const newTicket = (): string => randomBytes(32).toString('base64url');

/** What is kept of a ticket: who reads the table cannot upload. Undefined for a text that is no ticket. */
export function ticketHash(ticket: unknown): Buffer | undefined {
  if (typeof ticket !== 'string' || !/^[\w-]{43}$/.test(ticket)) return undefined;
  return createHash('sha256').update(ticket).digest();
}
