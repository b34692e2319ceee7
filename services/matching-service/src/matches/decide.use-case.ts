import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Outcome, Proposal, Proposed } from '../queue/proposal.js';
import { DecisionsRepository } from './decisions.repository.js';
import type { Match, MatchPerson } from './match.js';
import { MatchWrites } from './match-writes.js';
import { MeetOnce } from './meet-once.use-case.js';

/**
 * Decides what becomes of a proposal that both accepted, once, whichever nodes work on it and wherever one of them dies: the first outcome
 * that is written counts for all. A match, its history and its events are in the same transaction.
 */
@Injectable()
export class Decide {
  constructor(
    @Database() private readonly db: Db,
    private readonly decisions: DecisionsRepository,
    private readonly meet: MeetOnce,
    private readonly writes: MatchWrites,
  ) {}

  decided(matchId: string): Promise<Outcome | undefined> {
    return this.decisions.find(this.db, matchId);
  }

  /** Anything but a beginning. */
  refuse(matchId: string, outcome: 'not_allowed' | 'failed'): Promise<Outcome> {
    return this.db.transaction().execute((tx) => this.decisions.decide(tx, matchId, outcome));
  }

  /** Begins the match in its room, if nothing that is known here speaks against it at this moment. */
  begin(proposal: Proposal, roomId: string): Promise<Outcome> {
    return this.db.transaction().execute(async (tx) => {
      const may = await this.meet.may(tx, proposal);
      const known = await this.decisions.find(tx, proposal.matchId);
      if (known) return known;
      const outcome = await this.decisions.decide(tx, proposal.matchId, may ? 'started' : 'not_allowed');
      // Another node that gave up may have been first between the two: it does not wait for the people.
      if (outcome !== 'started' || !may) return outcome;
      await this.writes.begin(tx, matchOf(proposal, roomId));
      await this.meet.did(tx, proposal);
      return outcome;
    });
  }
}

function matchOf({ matchId, band, people: [one, other] }: Proposal, roomId: string): Match {
  return {
    id: matchId,
    band,
    roomId,
    version: 1,
    startedAt: new Date(),
    endedAt: null,
    endedBy: null,
    endReason: null,
    keptRoomId: null,
    people: [personOf(one), personOf(other)],
  };
}

function personOf({ userId, ticketId, version, alias, reason }: Proposed): MatchPerson {
  const consents = { voice: false, video: false, images: false, keep: false };
  return { userId, ticketId, version: version + 1, alias, reason, consents };
}
