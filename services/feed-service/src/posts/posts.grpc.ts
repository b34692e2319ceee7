import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type CreatePostRequest,
  type CreatePostResponse,
  type DeletePostRequest,
  type DeletePostResponse,
  type EditPostRequest,
  type EditPostResponse,
  type FeedServiceController,
  FeedServiceControllerMethods,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId, readIdempotencyKey } from '../requests/id.js';
import { CreatePost } from './create-post.use-case.js';
import { DeletePost } from './delete-post.use-case.js';
import { EditPost } from './edit-post.use-case.js';
import { postMessage, readVisibility } from './post.message.js';

@Controller()
@FeedServiceControllerMethods()
export class PostsGrpc implements Pick<FeedServiceController, 'createPost' | 'editPost' | 'deletePost'> {
  constructor(
    private readonly create: CreatePost,
    private readonly edit: EditPost,
    private readonly remove: DeletePost,
  ) {}

  async createPost(
    @Payload() request: CreatePostRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CreatePostResponse> {
    const { content, mentions, pictures, contentWarning, quotedPostId } = request;
    const post = await this.create.run({
      authorId: requirePerson(caller).userId,
      content,
      mentions,
      pictures,
      contentWarning,
      visibility: readVisibility(request.visibility),
      quotedPostId: quotedPostId === '' ? undefined : readId(quotedPostId, 'quotedPostId'),
      idempotencyKey: readIdempotencyKey(request.idempotencyKey),
    });
    return { post: postMessage(post) };
  }

  async editPost(@Payload() request: EditPostRequest, @CurrentCaller() caller: Caller): Promise<EditPostResponse> {
    const { content, mentions, contentWarning, alts, version } = request;
    const postId = readId(request.postId, 'postId');
    const personId = requirePerson(caller).userId;
    const post = await this.edit.run({ postId, personId, content, mentions, contentWarning, alts, version });
    return { post: postMessage(post) };
  }

  async deletePost(
    @Payload() request: DeletePostRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<DeletePostResponse> {
    await this.remove.run(readId(request.postId, 'postId'), requirePerson(caller).userId);
    return {};
  }
}
