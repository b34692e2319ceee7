import { Global, Module } from '@nestjs/common';
import { AttachComment } from './attach-comment.use-case.js';
import { BatchGetPosts } from './batch-get-posts.query.js';
import { CountLike } from './count-like.use-case.js';
import { CreatePost } from './create-post.use-case.js';
import { DeletePost } from './delete-post.use-case.js';
import { DetachComment } from './detach-comment.use-case.js';
import { FindPost } from './find-post.query.js';
import { HydratePosts } from './hydrate-posts.query.js';
import { ListPostsByAuthor } from './list-posts-by-author.query.js';
import { NewestPostIds } from './newest-post-ids.query.js';
import { PostExists } from './post-exists.query.js';
import { PostsGrpc } from './posts.grpc.js';
import { PostsRepository } from './posts.repository.js';

const forOtherSlices = [
  AttachComment,
  BatchGetPosts,
  CountLike,
  DetachComment,
  FindPost,
  HydratePosts,
  NewestPostIds,
  PostExists,
];

@Global()
@Module({
  controllers: [PostsGrpc],
  providers: [PostsRepository, CreatePost, DeletePost, ListPostsByAuthor, ...forOtherSlices],
  exports: forOtherSlices,
})
export class PostsModule {}
