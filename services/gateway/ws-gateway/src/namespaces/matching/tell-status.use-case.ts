import { logger } from '@my-girok/nest-common';
import type { matchingV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { socketsErrors } from '../../sockets/sockets.errors.js';
import { MatchingClient } from './matching.client.js';
import { MatchingHub } from './matching-hub.js';
import { MatchingPeople, type MatchingPerson } from './matching-people.js';
import { isOfTicket, type Verdict } from './standing.js';

/** So often something may come while the owner is asked before that is given up. */
const roundsMax = 5;

/** Tells people how it stands with them, out of what the stream brings and the owner answers; never an earlier state after a later one. */
@Injectable()
export class TellStatus {
  /** Questions that are under way, and those that begin after them. */
  readonly #asking = new WeakMap<MatchingPerson, Promise<void>>();
  readonly #next = new WeakMap<MatchingPerson, Promise<void>>();

  constructor(
    private readonly client: MatchingClient,
    private readonly people: MatchingPeople,
    private readonly hub: MatchingHub,
  ) {}

  /** Something happened to somebody, who may be here. */
  heard(userId: string, status: matchingV1.Status): void {
    const person = this.people.get(userId);
    if (person) this.#settle(person, status, () => person.standing.heard(status));
  }

  /** The owner answered; `mark` is where the person's standing was when it was asked. */
  answered(person: MatchingPerson, status: matchingV1.Status, mark: number): Verdict {
    return this.#settle(person, status, () => person.standing.answered(status, mark));
  }

  /**
   * A ticket is not among those that live. It may be lost, or the match that it led to began while that was found out: the owner is asked
   * before anybody is told.
   */
  lost(person: MatchingPerson, status: matchingV1.Status): void {
    this.#confirm(person, status).catch((error: unknown) =>
      logger.debug({ err: error }, 'It could not be asked whether a ticket is lost'),
    );
  }

  /** Asks the owner after this moment, for everybody who wants to know meanwhile once. Throws while the owner is away. */
  refresh(person: MatchingPerson): Promise<void> {
    const waiting = this.#next.get(person);
    if (waiting) return waiting;
    const before = this.#asking.get(person) ?? Promise.resolve();
    const next = before
      .catch(() => undefined)
      .then(() => {
        this.#next.delete(person);
        const asking = this.#ask(person);
        this.#asking.set(person, asking);
        return asking;
      });
    this.#next.set(person, next);
    return next;
  }

  /** The same for everybody here, where the stream may have lost anything. */
  refreshAll(): void {
    for (const person of this.people.all) this.#refreshLater(person);
  }

  async #confirm(person: MatchingPerson, lost: matchingV1.Status): Promise<void> {
    const { actor, standing } = person;
    if (!actor) return;
    const { mark, shown } = standing;
    const known = await this.client.status(actor);
    const hadPlace = shown !== undefined && isOfTicket(shown);
    this.answered(person, known.ticketId || !hadPlace ? known : lost, mark);
  }

  #settle(person: MatchingPerson, status: matchingV1.Status, take: () => Verdict): Verdict {
    const before = person.standing.shown;
    const verdict = take();
    if (verdict === 'shown') this.hub.tell(person.userId, status, before);
    else if (verdict === 'doubtful' && before) this.#refreshLater(person);
    return verdict;
  }

  /** What nobody answers is known by the next answer to what this node keeps. */
  #refreshLater(person: MatchingPerson): void {
    this.refresh(person).catch((error: unknown) =>
      logger.debug({ err: error }, 'It could not be asked how it stands with somebody'),
    );
  }

  async #ask(person: MatchingPerson): Promise<void> {
    for (let round = 0; round < roundsMax; round++) {
      const { actor } = person;
      if (!actor) return;
      const { mark } = person.standing;
      const status = await this.client.status(actor);
      const before = person.standing.shown;
      const verdict = person.standing.answered(status, mark);
      if (verdict === 'shown') this.hub.tell(person.userId, status, before);
      if (verdict !== 'doubtful') return;
    }
    throw socketsErrors.unavailable();
  }
}
