import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type BookmarkRequest,
  type BookmarkResponse,
  type FeedServiceController,
  FeedServiceControllerMethods,
  type ListBookmarksRequest,
  type ListBookmarksResponse,
  type UnbookmarkRequest,
  type UnbookmarkResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SeePost } from '../audience/see-post.query.js';
import { postMessage } from '../posts/post.message.js';
import { readId } from '../requests/id.js';
import { readCommentsLimit, readLimit } from '../requests/limit.js';
import { BookmarkPost } from './bookmark-post.use-case.js';
import { ListBookmarks } from './list-bookmarks.query.js';
import { UnbookmarkPost } from './unbookmark-post.use-case.js';

@Controller()
@FeedServiceControllerMethods()
export class BookmarksGrpc implements Pick<FeedServiceController, 'bookmark' | 'unbookmark' | 'listBookmarks'> {
  constructor(
    private readonly start: BookmarkPost,
    private readonly end: UnbookmarkPost,
    private readonly list: ListBookmarks,
    private readonly seePost: SeePost,
  ) {}

  async bookmark(@Payload() request: BookmarkRequest, @CurrentCaller() caller: Caller): Promise<BookmarkResponse> {
    const [postId, { userId }] = [readId(request.postId, 'postId'), requirePerson(caller)];
    await this.start.run(postId, userId);
    return { post: postMessage(await this.seePost.run(postId, userId)) };
  }

  async unbookmark(
    @Payload() request: UnbookmarkRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UnbookmarkResponse> {
    const [postId, { userId }] = [readId(request.postId, 'postId'), requirePerson(caller)];
    await this.end.run(postId, userId);
    return { post: postMessage(await this.seePost.run(postId, userId)) };
  }

  async listBookmarks(
    @Payload() request: ListBookmarksRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListBookmarksResponse> {
    const { posts, pageInfo } = await this.list.run({
      userId: requirePerson(caller).userId,
      limit: readLimit(request.limit),
      cursor: request.cursor,
      commentsLimit: readCommentsLimit(request.commentsLimit),
    });
    return { posts: posts.map(postMessage), pageInfo };
  }
}
