import { DomainError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Admit } from '../admission/admit.query.js';

import { FindStatus } from '../matches/find-status.query.js';
import type { WaitingPerson } from '../queue/find-waiting.query.js';
import { couldTalk, type Watch } from './watch.js';

/** Whether one of those who wait could be met by somebody who watches, by every rule of the queue. Throws UnavailableError. */
@Injectable()
export class FindCompany {
  constructor(
    private readonly admit: Admit,
    private readonly findStatus: FindStatus,
  ) {}

  async run({ userId, band, criteria }: Watch, waiting: readonly WaitingPerson[]): Promise<boolean> {
    const some = waiting.filter((person) => person.userId !== userId && couldTalk(criteria, person.criteria));
    if (some.length === 0) return false;
    const { state } = await this.findStatus.run(userId);
    // Who waits at the screen, or talks to somebody, needs no telling.
    if (state !== 'idle' && state !== 'ended') return false;
    try {
      const entrant = await this.admit.run(userId, criteria);
      const avoided = new Set(entrant.avoidIds);
      return entrant.band === band && some.some((person) => !avoided.has(person.userId));
    } catch (error) {
      // Banned, cooling off, or too young by now: nothing for them.
      if (error instanceof DomainError && error.kind !== 'outage' && error.kind !== 'internal') return false;
      throw error;
    }
  }
}
