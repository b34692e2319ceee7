import { Global, Module } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';
import { TellPerson } from './tell-person.use-case.js';

const forOtherSlices = [TellPerson];

@Global()
@Module({
  providers: [PeopleRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class PeopleModule {}
