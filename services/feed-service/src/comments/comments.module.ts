import { Global, Module } from '@nestjs/common';
import { AddComment } from './add-comment.use-case.js';
import { BatchListComments } from './batch-list-comments.query.js';
import { CollectComments } from './collect-comments.use-case.js';
import { CommentsConsumer } from './comments.consumer.js';
import { CommentsGrpc } from './comments.grpc.js';
import { CommentsRepository } from './comments.repository.js';
import { CountCommentsBy } from './count-comments-by.query.js';
import { CountCommentsOf } from './count-comments-of.query.js';
import { DeleteComment } from './delete-comment.use-case.js';
import { EraseCommentsOf } from './erase-comments-of.use-case.js';
import { ListComments } from './list-comments.query.js';
import { ReadComment } from './read-comment.query.js';
import { StoreComment } from './store-comment.use-case.js';

const forOtherSlices = [CountCommentsBy, CountCommentsOf, EraseCommentsOf, ReadComment];

@Global()
@Module({
  controllers: [CommentsGrpc],
  providers: [
    CommentsRepository,
    AddComment,
    StoreComment,
    DeleteComment,
    ListComments,
    BatchListComments,
    CollectComments,
    CommentsConsumer,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class CommentsModule {}
