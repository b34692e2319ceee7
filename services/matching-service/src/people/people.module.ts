import { Module } from '@nestjs/common';
import { ApartModule } from '../apart/apart.module.js';
import { MatchesModule } from '../matches/matches.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { ReachModule } from '../reach/reach.module.js';
import { SafetyModule } from '../safety/safety.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { ErasePerson } from './erase-person.use-case.js';
import { ForgetPerson } from './forget-person.use-case.js';
import { PartBlocked } from './part-blocked.use-case.js';
import { PeopleConsumer } from './people.consumer.js';
import { RemoveBanned } from './remove-banned.use-case.js';

/** People who may be here no more, or not with one another. */
@Module({
  imports: [ApartModule, QueueModule, MatchesModule, ReachModule, SafetyModule, WatchesModule],
  providers: [PeopleConsumer, PartBlocked, RemoveBanned, ErasePerson, ForgetPerson],
})
export class PeopleModule {}
