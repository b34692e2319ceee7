import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { KeepTickets } from '../queue/keep-tickets.use-case.js';
import type { Known } from '../queue/proposal.js';
import type { Status } from '../queue/status.js';
import { FindMatchStatus } from './find-match-status.query.js';
import { MatchesRepository } from './matches.repository.js';

/** Written at most so often for one person. */
const NOTED_MS = 30_000;

/**
 * A gateway node holds sockets of these: their tickets and matches live on. Gives the state of those of whom it knows another one, which
 * repairs whatever an event did not bring.
 */
@Injectable()
export class KeepPeople {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
    private readonly findMatchStatus: FindMatchStatus,
    private readonly keepTickets: KeepTickets,
  ) {}

  async run(people: readonly Known[]): Promise<Map<string, Status>> {
    const now = Date.now();
    const ids = people.map(({ userId }) => userId);
    const ofMatches = await this.findMatchStatus.many(ids);
    await this.matches.hold(this.db, ids, new Date(now), new Date(now - NOTED_MS));
    // Of whose last word is their match the queue has nothing to say.
    const others = people.filter((known) => !says(ofMatches.get(known.userId), known));
    const changed = await this.keepTickets.run(others);
    for (const known of people) {
      const ofMatch = ofMatches.get(known.userId);
      if (!ofMatch || isNewer(changed.get(known.userId), ofMatch) || known.ticketId > ofMatch.ticketId) continue;
      if (ofMatch.ticketId === known.ticketId && ofMatch.version === known.version) changed.delete(known.userId);
      else changed.set(known.userId, ofMatch);
    }
    return changed;
  }
}

function says(ofMatch: Status | undefined, known: Known): boolean {
  return ofMatch !== undefined && (ofMatch.state === 'started' || ofMatch.ticketId === known.ticketId);
}

function isNewer(one: Status | undefined, other: Status): boolean {
  return one !== undefined && one.ticketId > other.ticketId;
}
