import { Global, Module } from '@nestjs/common';
import { CountRoom } from './count-room.use-case.js';
import { PeopleRepository } from './people.repository.js';
import { TellPerson } from './tell-person.use-case.js';

const forOtherSlices = [CountRoom, TellPerson];

@Global()
@Module({
  providers: [PeopleRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class PeopleModule {}
