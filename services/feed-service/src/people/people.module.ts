import { GrpcClientFactory } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { AuthUsersClient } from './auth-users.client.js';
import { BatchGetStandings } from './batch-get-standings.query.js';
import { CountFollow } from './count-follow.use-case.js';
import { LastPostSeq } from './last-post-seq.query.js';
import { ListPeople } from './list-people.query.js';
import { NumberPost } from './number-post.use-case.js';
import { PeopleGrpc } from './people.grpc.js';
import { PeopleRepository } from './people.repository.js';
import { RegisterPerson } from './register-person.use-case.js';
import { RequirePerson } from './require-person.use-case.js';
import { SuggestPeople } from './suggest-people.query.js';
import { UncountFollow } from './uncount-follow.use-case.js';
import { UncountPost } from './uncount-post.use-case.js';

const forOtherSlices = [
  CountFollow,
  LastPostSeq,
  NumberPost,
  RegisterPerson,
  RequirePerson,
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
        BatchGetStandings,
        SuggestPeople,
        ListPeople,
        ...forOtherSlices,
      ],
      exports: forOtherSlices,
    };
  }
}
