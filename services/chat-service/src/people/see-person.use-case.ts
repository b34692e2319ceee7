import { Injectable } from '@nestjs/common';
import { peopleErrors } from './people.errors.js';
import { PeopleRepository } from './people.repository.js';

/** Notes when somebody was last there; later ones win, and nobody was there in the future. Throws CHAT_LAST_SEEN_INVALID. */
@Injectable()
export class SeePerson {
  constructor(private readonly people: PeopleRepository) {}

  async run(userId: string, at: Date | undefined): Promise<void> {
    if (!at || Number.isNaN(at.getTime())) throw peopleErrors.lastSeenInvalid();
    await this.people.see(userId, new Date(Math.min(at.getTime(), Date.now())));
  }
}
