import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';

/** Notes that a person is there; idempotent. */
@Injectable()
export class RegisterPerson {
  constructor(private readonly people: PeopleRepository) {}

  run(userId: string, session?: ClientSession): Promise<void> {
    return this.people.ensure(userId, session);
  }
}
