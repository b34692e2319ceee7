import { logger } from '@my-girok/nest-common';
import { matchingV1 } from '@my-girok/proto';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { type Config, WS_CONFIG } from '../../config.js';
import { Slots } from '../../sockets/slots.js';
import { ticketRepairs } from '../namespace-metrics.js';
import { MatchingClient } from './matching.client.js';
import { MatchingPeople, type MatchingPerson } from './matching-people.js';
import { TellStatus } from './tell-status.use-case.js';

/** KeepTickets takes at most so many people. */
const pageSize = 500;
const pagesAtOnce = 4;
/** The note of a ticket that is not there. */
const lost = 'lost';

/**
 * Tickets live by the sockets of their people. Every few seconds this node says whose it holds, and learns of whom it missed something; when
 * somebody's last one has gone it says so.
 */
@Injectable()
export class HoldTickets implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  readonly #pages = new Slots(pagesAtOnce);
  readonly #keeping = new Set<Promise<void>>();
  readonly #releasing = new Map<string, Promise<void>>();
  #timer?: NodeJS.Timeout;
  #running = false;

  constructor(
    private readonly client: MatchingClient,
    private readonly people: MatchingPeople,
    private readonly tell: TellStatus,
    @Inject(WS_CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#keepAll(), this.config.MATCHING_KEEP_MS);
    this.#timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** Everybody has gone, and the services can still be asked. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const { userId } of this.people.all) void this.release(userId);
    await Promise.all(this.#releasing.values());
  }

  /** Resolves when nothing that was said about somebody's going can arrive after what is said next. */
  async settled(userId: string): Promise<void> {
    await this.#releasing.get(userId);
  }

  /** Says at once that these are here. */
  async keep(people: readonly MatchingPerson[]): Promise<void> {
    const page = this.#keep(people);
    this.#keeping.add(page);
    await page;
    this.#keeping.delete(page);
  }

  /** Says that somebody has gone from this node. */
  release(userId: string): Promise<void> {
    const released = this.#release(userId).finally(() => {
      if (this.#releasing.get(userId) === released) this.#releasing.delete(userId);
    });
    this.#releasing.set(userId, released);
    return released;
  }

  async #keepAll(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    const { all } = this.people;
    const pages = Array.from({ length: Math.ceil(all.length / pageSize) }, (_, page) =>
      all.slice(page * pageSize, (page + 1) * pageSize),
    );
    await Promise.all(pages.map((page) => this.#pages.run(() => this.keep(page))));
    this.#running = false;
  }

  async #keep(people: readonly MatchingPerson[]): Promise<void> {
    // Whoever went while this waited for its turn is not kept.
    const here = people.filter(({ sockets }) => sockets.size > 0);
    if (here.length === 0) return;
    const marks = new Map(here.map((person) => [person, person.standing.mark]));
    try {
      for (const { userId, status } of await this.client.keep(here.map(keptOf))) {
        const person = this.people.get(userId);
        const mark = person && marks.get(person);
        if (!person || mark === undefined || !status) continue;
        // Not waited for: where everybody's are lost, those that are not yet would be.
        if (status.note === lost) this.tell.lost(person, status);
        else if (this.tell.answered(person, status, mark) === 'shown') ticketRepairs.add(1);
      }
    } catch (error) {
      // Told again in a few seconds: a ticket outlives two that are missed.
      logger.debug({ err: error }, 'Tickets could not be kept');
    }
  }

  async #release(userId: string): Promise<void> {
    // What says that they are here must not arrive after what says that they are not.
    await Promise.allSettled(this.#keeping);
    const person = this.people.get(userId);
    if (person && [...person.sockets].some(({ connected }) => connected)) return;
    try {
      await this.client.release(userId);
    } catch (error) {
      // It ends by itself: nobody keeps it any more.
      logger.debug({ err: error }, 'A ticket could not be released');
    }
  }
}

/** Who neither waits nor is in a match has no ticket that could be lost, whatever their last one was. */
function keptOf({ userId, standing: { shown } }: MatchingPerson): matchingV1.Kept {
  if (!shown || shown.state === matchingV1.MatchState.MATCH_STATE_IDLE) return { userId, ticketId: '', version: 0 };
  const { ticketId, version } = shown;
  return { userId, ticketId, version };
}
