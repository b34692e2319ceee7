import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type {
  CommentCreated,
  CommentDeleted,
  EventMap,
  PostCreated,
  PostDeleted,
  PostEdited,
  PostLiked,
  PostReposted,
  PostUnliked,
  PostUnreposted,
} from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { RemoveTold } from '../inbox/remove-told.use-case.js';
import { TellOfApproval } from './tell-of-approval.use-case.js';
import { TellOfComment } from './tell-of-comment.use-case.js';
import { TellOfPost } from './tell-of-post.use-case.js';

const TYPES = [
  'post.created',
  'post.edited',
  'post.deleted',
  'post.liked',
  'post.unliked',
  'post.reposted',
  'post.unreposted',
  'comment.created',
  'comment.deleted',
] as const;

type PostEvent = EventMap[(typeof TYPES)[number]];

/** What happens to posts. One consumer for all of it: a post's events are applied in their order, so nothing is told of what is gone. */
@Injectable()
export class PostsConsumer {
  constructor(
    private readonly tellOfPost: TellOfPost,
    private readonly tellOfApproval: TellOfApproval,
    private readonly tellOfComment: TellOfComment,
    private readonly removeTold: RemoveTold,
  ) {}

  @NatsSubscribe(TYPES)
  async followPosts(data: PostEvent, { type, tx, time }: EventContext): Promise<void> {
    switch (type) {
      case 'post.created':
        return this.tellOfPost.created(tx, data as PostCreated, time);
      case 'post.edited':
        return this.tellOfPost.edited(tx, data as PostEdited, time);
      case 'post.deleted':
        return this.removeTold.ofPost(tx, (data as PostDeleted).postId);
      case 'post.liked':
        return this.tellOfApproval.given(tx, 'like', data as PostLiked, time);
      case 'post.unliked':
        return this.tellOfApproval.takenBack(tx, 'like', data as PostUnliked);
      case 'post.reposted':
        return this.tellOfApproval.given(tx, 'repost', data as PostReposted, time);
      case 'post.unreposted':
        return this.tellOfApproval.takenBack(tx, 'repost', data as PostUnreposted);
      case 'comment.created':
        return this.tellOfComment.run(tx, data as CommentCreated, time);
      case 'comment.deleted':
        return this.removeTold.ofComment(tx, (data as CommentDeleted).commentId);
    }
  }
}
