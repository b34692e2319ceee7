import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { PostCreated, PostDeleted, UserCreated, UserFollowed, UserUnfollowed } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { AlignWithFollow } from './align-with-follow.use-case.js';
import { FanOutPost } from './fan-out-post.use-case.js';
import { InitializeTimeline } from './initialize-timeline.use-case.js';
import { WithdrawPost } from './withdraw-post.use-case.js';

@Injectable()
export class TimelineConsumer {
  constructor(
    private readonly initializeTimeline: InitializeTimeline,
    private readonly fanOutPost: FanOutPost,
    private readonly withdrawPost: WithdrawPost,
    private readonly alignWithFollow: AlignWithFollow,
  ) {}

  @NatsSubscribe('user.created')
  async handleUserCreated(data: UserCreated, event: EventContext): Promise<void> {
    await this.initializeTimeline.run(data.userId, event.tx as ClientSession);
  }

  @NatsSubscribe('post.created', { transactional: false })
  async handlePostCreated(data: PostCreated): Promise<void> {
    await this.fanOutPost.run({ postId: data.postId, authorId: data.authorId });
  }

  @NatsSubscribe('post.deleted', { transactional: false })
  async handlePostDeleted(data: PostDeleted): Promise<void> {
    await this.withdrawPost.run({ postId: data.postId, authorId: data.authorId });
  }

  @NatsSubscribe(['user.followed', 'user.unfollowed'], { transactional: false })
  async handleFollowChanged(data: UserFollowed | UserUnfollowed): Promise<void> {
    await this.alignWithFollow.run(data.followerId, data.followeeId);
  }
}
