import { Global, Module } from '@nestjs/common';
import { BlockPerson } from './block-person.use-case.js';
import { BlockedPeople } from './blocked-people.query.js';
import { BlocksGrpc } from './blocks.grpc.js';
import { BlocksRepository } from './blocks.repository.js';
import { CountBlocksOf } from './count-blocks-of.query.js';
import { EraseBlocksOf } from './erase-blocks-of.use-case.js';
import { ListBlockedWith } from './list-blocked-with.query.js';
import { ListBlocks } from './list-blocks.query.js';
import { UnblockPerson } from './unblock-person.use-case.js';
import { ViewerBlockDirections } from './viewer-block-directions.query.js';
import { ViewerBlocks } from './viewer-blocks.query.js';

const forOtherSlices = [BlockedPeople, CountBlocksOf, EraseBlocksOf, ViewerBlockDirections, ViewerBlocks];

@Global()
@Module({
  controllers: [BlocksGrpc],
  providers: [BlocksRepository, BlockPerson, UnblockPerson, ListBlocks, ListBlockedWith, ...forOtherSlices],
  exports: forOtherSlices,
})
export class BlocksModule {}
