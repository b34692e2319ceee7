import { Global, Module } from '@nestjs/common';
import { FeedWrites } from './feed-writes.js';
import { WriteLanes } from './write-lanes.js';

/** Global, as every slice's module is: slices meet in their use cases, and modules that import each other would be a cycle. */
@Global()
@Module({
  providers: [WriteLanes, FeedWrites],
  exports: [FeedWrites],
})
export class StorageModule {}
