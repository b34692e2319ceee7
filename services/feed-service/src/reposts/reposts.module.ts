import { Global, Module } from '@nestjs/common';
import { CollectReposts } from './collect-reposts.use-case.js';
import { CountRepostsBy } from './count-reposts-by.query.js';
import { CountRepostsOf } from './count-reposts-of.query.js';
import { EraseRepostsOf } from './erase-reposts-of.use-case.js';
import { FindReposts } from './find-reposts.query.js';
import { ListReposts } from './list-reposts.query.js';
import { ListRepostsByUser } from './list-reposts-by-user.query.js';
import { RepostPost } from './repost-post.use-case.js';
import { RepostsConsumer } from './reposts.consumer.js';
import { RepostsGrpc } from './reposts.grpc.js';
import { RepostsRepository } from './reposts.repository.js';
import { UnrepostPost } from './unrepost-post.use-case.js';
import { ViewerReposts } from './viewer-reposts.query.js';

const forOtherSlices = [CountRepostsBy, CountRepostsOf, EraseRepostsOf, FindReposts, ListRepostsByUser, ViewerReposts];

@Global()
@Module({
  controllers: [RepostsGrpc],
  providers: [
    RepostsRepository,
    RepostPost,
    UnrepostPost,
    ListReposts,
    CollectReposts,
    RepostsConsumer,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class RepostsModule {}
