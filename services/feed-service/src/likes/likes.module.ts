import { Global, Module } from '@nestjs/common';
import { CollectLikes } from './collect-likes.use-case.js';
import { CountLikesBy } from './count-likes-by.query.js';
import { CountLikesOf } from './count-likes-of.query.js';
import { EraseLikesOf } from './erase-likes-of.use-case.js';
import { LikePost } from './like-post.use-case.js';
import { LikesConsumer } from './likes.consumer.js';
import { LikesGrpc } from './likes.grpc.js';
import { LikesRepository } from './likes.repository.js';
import { ListLikes } from './list-likes.query.js';
import { UnlikePost } from './unlike-post.use-case.js';
import { ViewerLikes } from './viewer-likes.query.js';

const forOtherSlices = [CountLikesBy, CountLikesOf, EraseLikesOf, ViewerLikes];

@Global()
@Module({
  controllers: [LikesGrpc],
  providers: [LikesRepository, LikePost, UnlikePost, ListLikes, CollectLikes, LikesConsumer, ...forOtherSlices],
  exports: forOtherSlices,
})
export class LikesModule {}
