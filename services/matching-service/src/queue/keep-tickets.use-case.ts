import { Injectable } from '@nestjs/common';
import { ExpectedWaits } from './expected-waits.js';
import { Matcher } from './matcher.js';
import type { Known } from './proposal.js';
import { QueueBands } from './queue-bands.js';
import { lost, type Status } from './status.js';
import { statusOf } from './ticket-row.js';
import { TicketsRepository } from './tickets.repository.js';

/** What a script may take on at once. */
const AT_ONCE = 100;

/**
 * Holds the tickets of people whose sockets a gateway node holds for another 15 s; one that was released can be matched again.
 * Tells of whom something else is known than the node knows: their status, or `lost` where they have no ticket (any more).
 */
@Injectable()
export class KeepTickets {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly bands: QueueBands,
    private readonly waits: ExpectedWaits,
    private readonly matcher: Matcher,
  ) {}

  async run(people: readonly Known[]): Promise<Map<string, Status>> {
    const changed = new Map<string, Status>();
    for (let from = 0; from < people.length; from += AT_ONCE)
      await this.#keep(people.slice(from, from + AT_ONCE), changed);
    this.matcher.wake();
    return changed;
  }

  async #keep(people: readonly Known[], changed: Map<string, Status>): Promise<void> {
    const known = new Map(people.map((person) => [person.userId, person]));
    const nowhere = new Map(people.map(({ userId }) => [userId, 0]));
    for (const band of this.bands.open) {
      const expected = await this.waits.of(band);
      for (const row of await this.tickets.keep(band, people)) {
        const [userId, ticketId] = row;
        // Nothing is known of them in this band; it is lost only if that is so in each.
        if (ticketId === '') nowhere.set(userId, (nowhere.get(userId) ?? 0) + 1);
        else changed.set(userId, statusOf(row, expected));
      }
    }
    for (const [userId, count] of nowhere) {
      const person = known.get(userId);
      if (person && count === this.bands.open.length && !changed.has(userId))
        changed.set(userId, lost(person.ticketId, person.version));
    }
  }
}
