import { WriteLanes } from '@my-girok/nest-common';
import { Global, Module } from '@nestjs/common';
import { FeedWrites } from './feed-writes.js';
import { storageErrors } from './storage.errors.js';

/** Global, as every slice's module is: slices meet in their use cases, and modules that import each other would be a cycle. */
@Global()
@Module({
  providers: [{ provide: WriteLanes, useFactory: () => new WriteLanes(storageErrors.tooManyWrites) }, FeedWrites],
  exports: [FeedWrites],
})
export class StorageModule {}
