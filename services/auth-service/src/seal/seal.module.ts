import { Module } from '@nestjs/common';
import { PersonKeysRepository } from './person-keys.repository.js';
import { SealForNewPerson } from './seal-for-new-person.use-case.js';

/** One key a person. */
@Module({ providers: [SealForNewPerson, PersonKeysRepository], exports: [SealForNewPerson] })
export class SealModule {}
