import { GrpcClientFactory } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { AuthUsersClient } from './auth-users.client.js';
import { BatchGetRelations } from './batch-get-relations.query.js';
import { BatchGetStandings } from './batch-get-standings.query.js';
import { ChangeReach } from './change-reach.use-case.js';
import { CorrectPerson } from './correct-person.use-case.js';
import { CountBlock } from './count-block.use-case.js';
import { CountFollow } from './count-follow.use-case.js';
import { EraseMarksOf } from './erase-marks-of.use-case.js';
import { ErasePerson } from './erase-person.use-case.js';
import { EraseRelationsOf } from './erase-relations-of.use-case.js';
import { FilterReaders } from './filter-readers.query.js';
import { FindReach } from './find-reach.query.js';
import { LastPostSeq } from './last-post-seq.query.js';
import { LastSeq } from './last-seq.query.js';
import { ListPeople } from './list-people.query.js';
import { ListWriters } from './list-writers.query.js';
import { NextSeq } from './next-seq.use-case.js';
import { NumberPost } from './number-post.use-case.js';
import { PeopleConsumer } from './people.consumer.js';
import { PeopleGrpc } from './people.grpc.js';
import { PeopleRepository } from './people.repository.js';
import { ReachRepository } from './reach.repository.js';
import { RegisterPerson } from './register-person.use-case.js';
import { RequirePeople } from './require-people.use-case.js';
import { RequirePerson } from './require-person.use-case.js';
import { SuggestPeople } from './suggest-people.query.js';
import { UncountBlock } from './uncount-block.use-case.js';
import { UncountFollow } from './uncount-follow.use-case.js';
import { UncountPost } from './uncount-post.use-case.js';

const forOtherSlices = [
  ChangeReach,
  FindReach,
  CorrectPerson,
  ListPeople,
  ListWriters,
  CountBlock,
  CountFollow,
  LastPostSeq,
  LastSeq,
  NextSeq,
  NumberPost,
  RegisterPerson,
  RequirePeople,
  RequirePerson,
  UncountBlock,
  UncountFollow,
  UncountPost,
];

@Module({})
export class PeopleModule {
  static forRoot(authAddress: string): DynamicModule {
    return {
      module: PeopleModule,
      global: true,
      controllers: [PeopleGrpc],
      providers: [
        {
          provide: AuthUsersClient,
          inject: [GrpcClientFactory],
          useFactory: (factory: GrpcClientFactory) => new AuthUsersClient(factory, authAddress),
        },
        PeopleRepository,
        ReachRepository,
        BatchGetRelations,
        BatchGetStandings,
        FilterReaders,
        EraseMarksOf,
        EraseRelationsOf,
        ErasePerson,
        PeopleConsumer,
        SuggestPeople,
        ...forOtherSlices,
      ],
      exports: forOtherSlices,
    };
  }
}
