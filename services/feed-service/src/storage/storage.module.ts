import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { FeedWrites } from './feed-writes.js';
import { StoreOutageInterceptor } from './store-outage.interceptor.js';
import { WriteLanes } from './write-lanes.js';

/** Global, as every slice's module is: slices meet in their use cases, and modules that import each other would be a cycle. */
@Global()
@Module({
  providers: [WriteLanes, FeedWrites, { provide: APP_INTERCEPTOR, useClass: StoreOutageInterceptor }],
  exports: [FeedWrites],
})
export class StorageModule {}
