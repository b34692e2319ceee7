import { Global, Module } from '@nestjs/common';
import { FindReposts } from './find-reposts.query.js';
import { ListRepostsByUser } from './list-reposts-by-user.query.js';
import { NewestReposts } from './newest-reposts.query.js';
import { RepostsRepository } from './reposts.repository.js';
import { ViewerReposts } from './viewer-reposts.query.js';

const forOtherSlices = [FindReposts, ListRepostsByUser, NewestReposts, ViewerReposts];

@Global()
@Module({
  providers: [RepostsRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class RepostsModule {}
