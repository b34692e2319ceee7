import { Injectable } from '@nestjs/common';
import { FindTicketStatus } from '../queue/find-ticket-status.query.js';
import type { Status } from '../queue/status.js';
import { FindMatchStatus } from './find-match-status.query.js';
import { latestOf } from './match-status.js';

/** How it stands with somebody, in the queue or in a match. */
@Injectable()
export class FindStatus {
  constructor(
    private readonly ofMatch: FindMatchStatus,
    private readonly ofTicket: FindTicketStatus,
  ) {}

  async run(userId: string): Promise<Status> {
    const [match, ticket] = await Promise.all([this.ofMatch.run(userId), this.ofTicket.run(userId)]);
    return latestOf(match, ticket);
  }
}
