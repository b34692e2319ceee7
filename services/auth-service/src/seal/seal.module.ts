import { Module } from '@nestjs/common';
import { DestroyPersonKey } from './destroy-person-key.use-case.js';
import { PersonKeysRepository } from './person-keys.repository.js';
import { SealForNewPerson } from './seal-for-new-person.use-case.js';

/** One key a person. */
@Module({
  providers: [SealForNewPerson, DestroyPersonKey, PersonKeysRepository],
  exports: [SealForNewPerson, DestroyPersonKey],
})
export class SealModule {}
