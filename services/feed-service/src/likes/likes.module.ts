import { Global, Module } from '@nestjs/common';
import { CollectLikes } from './collect-likes.use-case.js';
import { LikePost } from './like-post.use-case.js';
import { LikesConsumer } from './likes.consumer.js';
import { LikesGrpc } from './likes.grpc.js';
import { LikesRepository } from './likes.repository.js';
import { UnlikePost } from './unlike-post.use-case.js';
import { ViewerLikes } from './viewer-likes.query.js';

@Global()
@Module({
  controllers: [LikesGrpc],
  providers: [LikesRepository, LikePost, UnlikePost, CollectLikes, LikesConsumer, ViewerLikes],
  exports: [ViewerLikes],
})
export class LikesModule {}
