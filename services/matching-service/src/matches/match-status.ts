import { type Consent, type ConsentKind, type EndReason, IDLE, type Status } from '../queue/status.js';
import { agreed, CONSENTS, type Match, type MatchPerson } from './match.js';

/** How a match stands for one of its two. Every id in it is their own ticket's, the match's, a room's or a pseudonym. */
export function matchStatus(match: Match, place: 0 | 1): Status {
  const me = match.people[place];
  const other = match.people[place === 0 ? 1 : 0];
  const endedByMe = match.endedBy !== null && match.endedBy === me.userId;
  return {
    ticketId: me.ticketId,
    version: me.version,
    state: match.endedAt ? 'ended' : 'started',
    waiting: null,
    match: {
      id: match.id,
      me: me.alias,
      other: other.alias,
      answerBy: null,
      reason: me.reason,
      roomId: match.roomId,
      startedAt: match.startedAt,
      endedAt: match.endedAt,
      endReason: endReasonFor(match, endedByMe),
      endedByMe,
      consents: CONSENTS.map((kind) => consent(match, me, other, kind)),
      keptRoomId: match.keptRoomId,
    },
    note: null,
  };
}

/** Who was reported is not told so: nobody shall have to fear that they are. */
function endReasonFor({ endReason }: Match, endedByMe: boolean): EndReason | null {
  return endReason === 'reported' && !endedByMe ? 'ended' : endReason;
}

function consent(match: Match, me: MatchPerson, other: MatchPerson, kind: ConsentKind): Consent {
  const theirs = kind === 'keep' ? agreed(match, 'keep') : other.consents[kind];
  return { kind, mine: me.consents[kind], theirs };
}

/** Whether a status is later than another of the same person. */
function isLater(one: Status, other: Status): boolean {
  return one.ticketId === other.ticketId ? one.version > other.version : one.ticketId > other.ticketId;
}

/** How it stands with somebody of whom PostgreSQL says one thing and the queue another: a match that goes on counts, else the latest. */
export function latestOf(ofMatch: Status | null, ofTicket: Status | null): Status {
  if (!ofMatch || !ofTicket) return ofMatch ?? ofTicket ?? IDLE;
  return ofMatch.state === 'started' || isLater(ofMatch, ofTicket) ? ofMatch : ofTicket;
}
