import { Global, Module } from '@nestjs/common';
import { ChatWrites } from './chat-writes.js';
import { WriteLanes } from './write-lanes.js';

/** Global, as every slice's module is: slices meet in their use cases, and modules that import each other would be a cycle. */
@Global()
@Module({
  providers: [WriteLanes, ChatWrites],
  exports: [ChatWrites],
})
export class StorageModule {}
