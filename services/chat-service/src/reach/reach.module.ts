import { GrpcClientFactory } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { AuthUsersClient } from './auth-users.client.js';
import { BlockedAmong } from './blocked-among.query.js';
import { BlockedWith } from './blocked-with.query.js';
import { BlocksRepository } from './blocks.repository.js';
import { EraseBlocksOf } from './erase-blocks-of.use-case.js';
import { FeedRelationsClient } from './feed-relations.client.js';
import { NoteBlock } from './note-block.use-case.js';
import { ReachConsumer } from './reach.consumer.js';
import { ReachPeople } from './reach-people.query.js';
import { Relations } from './relations.query.js';

const forOtherSlices = [BlockedAmong, BlockedWith, EraseBlocksOf, ReachPeople, Relations];

@Module({})
export class ReachModule {
  static forRoot(addresses: { auth: string; feed: string }): DynamicModule {
    return {
      module: ReachModule,
      global: true,
      providers: [
        {
          provide: AuthUsersClient,
          inject: [GrpcClientFactory],
          useFactory: (factory: GrpcClientFactory) => new AuthUsersClient(factory, addresses.auth),
        },
        {
          provide: FeedRelationsClient,
          inject: [GrpcClientFactory],
          useFactory: (factory: GrpcClientFactory) => new FeedRelationsClient(factory, addresses.feed),
        },
        BlocksRepository,
        NoteBlock,
        ReachConsumer,
        ...forOtherSlices,
      ],
      exports: forOtherSlices,
    };
  }
}
