import { Global, Module } from '@nestjs/common';
import { BlockedPeople } from './blocked-people.query.js';
import { BlocksRepository } from './blocks.repository.js';
import { ViewerBlockDirections } from './viewer-block-directions.query.js';
import { ViewerBlocks } from './viewer-blocks.query.js';

const forOtherSlices = [BlockedPeople, ViewerBlockDirections, ViewerBlocks];

@Global()
@Module({
  providers: [BlocksRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class BlocksModule {}
