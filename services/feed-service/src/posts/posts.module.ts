import { Global, Module } from '@nestjs/common';
import { AttachComment } from './attach-comment.use-case.js';
import { BatchGetPosts } from './batch-get-posts.query.js';
import { ClearPost } from './clear-post.use-case.js';
import { CorrectPost } from './correct-post.use-case.js';
import { CountLike } from './count-like.use-case.js';
import { CountPostsOf } from './count-posts-of.query.js';
import { CountQuotesBy } from './count-quotes-by.query.js';
import { CountRepost } from './count-repost.use-case.js';
import { CreatePost } from './create-post.use-case.js';
import { DeletePost } from './delete-post.use-case.js';
import { DetachComment } from './detach-comment.use-case.js';
import { EditPost } from './edit-post.use-case.js';
import { ErasePostsOf } from './erase-posts-of.use-case.js';
import { FindPost } from './find-post.query.js';
import { FindPosts } from './find-posts.query.js';
import { ListPostPlaces } from './list-post-places.query.js';
import { ListPostVersions } from './list-post-versions.query.js';
import { ListPosts } from './list-posts.query.js';
import { ListPostsByAuthor } from './list-posts-by-author.query.js';
import { ListQuotes } from './list-quotes.query.js';
import { NewestMentions } from './newest-mentions.query.js';
import { PostExists } from './post-exists.query.js';
import { PostReadsGrpc } from './post-reads.grpc.js';
import { PostRecords } from './post-records.use-case.js';
import { PostReservationsRepository } from './post-reservations.repository.js';
import { PostVersionsRepository } from './post-versions.repository.js';
import { PostsGrpc } from './posts.grpc.js';
import { PostsRepository } from './posts.repository.js';
import { PreparePost } from './prepare-post.use-case.js';
import { ReadAuthorItems } from './read-author-items.query.js';
import { RetagPost } from './retag-post.use-case.js';
import { RewritePost } from './rewrite-post.use-case.js';
import { StorePost } from './store-post.use-case.js';

const forOtherSlices = [
  AttachComment,
  BatchGetPosts,
  CorrectPost,
  CountLike,
  CountPostsOf,
  ListPosts,
  CountQuotesBy,
  CountRepost,
  DetachComment,
  ErasePostsOf,
  FindPost,
  FindPosts,
  ListPostPlaces,
  NewestMentions,
  PostExists,
];

@Global()
@Module({
  controllers: [PostsGrpc, PostReadsGrpc],
  providers: [
    PostsRepository,
    PostVersionsRepository,
    PostReservationsRepository,
    PostRecords,
    CreatePost,
    PreparePost,
    StorePost,
    EditPost,
    RewritePost,
    DeletePost,
    ClearPost,
    RetagPost,
    ListPostsByAuthor,
    ReadAuthorItems,
    ListQuotes,
    ListPostVersions,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class PostsModule {}
