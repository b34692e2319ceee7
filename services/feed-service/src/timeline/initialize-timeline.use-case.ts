import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { RegisterPerson } from '../people/register-person.use-case.js';
import { TimelinesRepository } from './timelines.repository.js';

/** Gives a new person their place here and an empty timeline; idempotent, and it keeps what is there. */
@Injectable()
export class InitializeTimeline {
  constructor(
    private readonly registerPerson: RegisterPerson,
    private readonly timelines: TimelinesRepository,
  ) {}

  async run(userId: string, session?: ClientSession): Promise<void> {
    await this.registerPerson.run(userId, session);
    await this.timelines.ensure(userId, session);
  }
}
