import { Global, Module } from '@nestjs/common';
import { ListPostsByTag } from './list-posts-by-tag.query.js';
import { TagPost } from './tag-post.use-case.js';
import { TagsGrpc } from './tags.grpc.js';
import { TagsRepository } from './tags.repository.js';
import { UntagPost } from './untag-post.use-case.js';

const forOtherSlices = [TagPost, UntagPost];

@Global()
@Module({
  controllers: [TagsGrpc],
  providers: [TagsRepository, ListPostsByTag, ...forOtherSlices],
  exports: forOtherSlices,
})
export class TagsModule {}
