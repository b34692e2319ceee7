import { Global, Module } from '@nestjs/common';
import { CountRoom } from './count-room.use-case.js';
import { ErasePerson } from './erase-person.use-case.js';
import { FindPeople } from './find-people.query.js';
import { GetPreferences } from './get-preferences.query.js';
import { OpenChannel } from './open-channel.use-case.js';
import { PeopleConsumer } from './people.consumer.js';
import { PeopleGrpc } from './people.grpc.js';
import { PeopleRepository } from './people.repository.js';
import { SeePerson } from './see-person.use-case.js';
import { TellPerson } from './tell-person.use-case.js';
import { UpdatePreferences } from './update-preferences.use-case.js';

const forOtherSlices = [CountRoom, FindPeople, GetPreferences, OpenChannel, TellPerson];

@Global()
@Module({
  controllers: [PeopleGrpc],
  providers: [PeopleRepository, ErasePerson, PeopleConsumer, SeePerson, UpdatePreferences, ...forOtherSlices],
  exports: forOtherSlices,
})
export class PeopleModule {}
