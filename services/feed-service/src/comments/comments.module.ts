import { Module } from '@nestjs/common';
import { AddComment } from './add-comment.use-case.js';
import { BatchListComments } from './batch-list-comments.query.js';
import { CollectComments } from './collect-comments.use-case.js';
import { CommentsConsumer } from './comments.consumer.js';
import { CommentsGrpc } from './comments.grpc.js';
import { CommentsRepository } from './comments.repository.js';
import { DeleteComment } from './delete-comment.use-case.js';
import { ListComments } from './list-comments.query.js';

@Module({
  controllers: [CommentsGrpc],
  providers: [
    CommentsRepository,
    AddComment,
    DeleteComment,
    ListComments,
    BatchListComments,
    CollectComments,
    CommentsConsumer,
  ],
})
export class CommentsModule {}
