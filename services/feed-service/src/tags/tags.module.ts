import { Global, Module } from '@nestjs/common';
import { TagPost } from './tag-post.use-case.js';
import { TagsRepository } from './tags.repository.js';
import { UntagPost } from './untag-post.use-case.js';

const forOtherSlices = [TagPost, UntagPost];

@Global()
@Module({
  providers: [TagsRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class TagsModule {}
