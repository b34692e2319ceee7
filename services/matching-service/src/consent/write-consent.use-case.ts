import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { agreed, type Match, say } from '../matches/match.js';
import { MatchWrites } from '../matches/match-writes.js';
import { matchesErrors } from '../matches/matches.errors.js';
import type { ConsentKind } from '../queue/status.js';
import { RoomWork } from '../rooms/room-work.use-case.js';
import { consentErrors } from './consent.errors.js';

/** What somebody says of a step of the ladder, in the transaction that locks their match; whether chat-service has to hear of it. */
@Injectable()
export class WriteConsent {
  constructor(
    private readonly writes: MatchWrites,
    private readonly work: RoomWork,
  ) {}

  async run(tx: Db, match: Match, place: 0 | 1, kind: ConsentKind, on: boolean): Promise<boolean> {
    if (match.endedAt) throw matchesErrors.ended();
    if (on && kind !== 'keep' && match.band === 'minor') throw consentErrors.textOnly();
    if (on && kind === 'video' && !agreed(match, 'voice')) throw consentErrors.voiceFirst();
    const before = permissionsOf(match);
    const seen = say(match, place, kind, on);
    if (!seen.includes(true)) return false;
    const kept = kind === 'keep' && agreed(match, 'keep');
    const changed = permissionsOf(match) !== before;
    if (kept) await this.work.leave(tx, match.id, 'keep');
    if (changed) await this.writes.changeRoom(tx, match);
    await this.writes.change(tx, match, seen);
    return kept || changed;
  }
}

/** What chat-service lets the two do. */
function permissionsOf(match: Match): string {
  return (['voice', 'video', 'images'] as const).map((kind) => agreed(match, kind)).join();
}
