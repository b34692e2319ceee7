import { matchingV1 } from '@my-girok/proto';

type Status = matchingV1.Status;

const { MatchState } = matchingV1;
const ofTickets: ReadonlySet<matchingV1.MatchState> = new Set([
  MatchState.MATCH_STATE_WAITING,
  MatchState.MATCH_STATE_FOUND,
  MatchState.MATCH_STATE_ACCEPTED,
]);

/** Whether there is a ticket that lives by its person's sockets. */
export const isOfTicket = ({ state }: Status): boolean => ofTickets.has(state);

/**
 * What became of a state that came: it is shown now; it is one that was shown or an earlier one; or it cannot be told, and the owner has to
 * be asked again.
 */
export type Verdict = 'shown' | 'old' | 'doubtful';

/**
 * How it stands with one person, as far as it was shown. States of tickets are ordered by (ticket id, version) and only a later one takes
 * the place of an earlier one. A state that names no ticket, which is how the owner says that there is none, has no place in that order:
 * it is believed as the answer to a question since which nothing else was learnt, and so is what follows it.
 */
export class Standing {
  #shown?: Status;
  /** The latest state of a ticket that was shown. */
  #latest?: Status;
  #learnt = 0;

  get shown(): Status | undefined {
    return this.#shown;
  }

  /** What is learnt up to a question is not in doubt by its answer: to be taken when the owner is asked, and given with the answer. */
  get mark(): number {
    return this.#learnt;
  }

  /** What the stream brought: in any order, late, or twice. */
  heard(status: Status): Verdict {
    return this.#take(status, false);
  }

  /** What the owner answered to a question asked at this mark. */
  answered(status: Status, mark: number): Verdict {
    return this.#take(status, mark === this.#learnt);
  }

  #take(status: Status, isFresh: boolean): Verdict {
    if (status.ticketId && this.#latest && !isLater(status, this.#latest)) {
      // The owner took back that there is none.
      const isBack = isFresh && !this.#shown?.ticketId && isSame(status, this.#latest);
      return isBack ? this.#show(status) : 'old';
    }
    if (status.ticketId && this.#shown?.ticketId) return this.#show(status);
    if (!status.ticketId && this.#shown && !this.#shown.ticketId && this.#shown.note === status.note) return 'old';
    if (isFresh) return this.#show(status);
    this.#learnt++;
    return 'doubtful';
  }

  #show(status: Status): Verdict {
    this.#shown = status;
    if (status.ticketId) this.#latest = status;
    this.#learnt++;
    return 'shown';
  }
}

const isSame = (one: Status, other: Status): boolean =>
  one.ticketId === other.ticketId && one.version === other.version;

function isLater(one: Status, other: Status): boolean {
  if (one.ticketId !== other.ticketId) return one.ticketId > other.ticketId;
  return one.version > other.version;
}
