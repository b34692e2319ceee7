import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type {
  PostCreated,
  PostDeleted,
  PostEdited,
  PostReposted,
  PostUnreposted,
  UserCreated,
  UserFollowed,
  UserUnfollowed,
} from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { AlignWithFollow } from './align-with-follow.use-case.js';
import { InitializeTimeline } from './initialize-timeline.use-case.js';
import { StartFanOut } from './start-fan-out.use-case.js';
import { postEntry, repostEntry } from './timeline.js';
import { WriteMentions } from './write-mentions.use-case.js';

/** Readers skip what has changed whether or not its event has arrived: these bring timelines up to date behind them. */
@Injectable()
export class TimelineConsumer {
  constructor(
    private readonly initializeTimeline: InitializeTimeline,
    private readonly startFanOut: StartFanOut,
    private readonly writeMentions: WriteMentions,
    private readonly alignWithFollow: AlignWithFollow,
  ) {}

  @NatsSubscribe('user.created')
  async handleUserCreated(data: UserCreated, event: EventContext): Promise<void> {
    await this.initializeTimeline.run(data.userId, event.tx as ClientSession);
  }

  @NatsSubscribe('post.created', { transactional: false })
  async handlePostCreated({ postId, authorId, visibility, mentionedIds }: PostCreated): Promise<void> {
    if (visibility === 'self') return;
    await this.writeMentions.run(postId, authorId, mentionedIds);
    await this.startFanOut.run('spread', postEntry(postId, authorId));
  }

  @NatsSubscribe('post.edited', { transactional: false })
  async handlePostEdited({ postId, authorId, mentionedIds }: PostEdited): Promise<void> {
    await this.writeMentions.run(postId, authorId, mentionedIds);
  }

  @NatsSubscribe('post.deleted', { transactional: false })
  async handlePostDeleted({ postId, authorId, mentionedIds }: PostDeleted): Promise<void> {
    await this.writeMentions.undo(postId, authorId, mentionedIds);
    await this.startFanOut.run('withdraw', postEntry(postId, authorId));
  }

  @NatsSubscribe('post.reposted', { transactional: false })
  async handlePostReposted(data: PostReposted): Promise<void> {
    await this.startFanOut.run('spread', repostEntry(data));
  }

  @NatsSubscribe('post.unreposted', { transactional: false })
  async handlePostUnreposted(data: PostUnreposted): Promise<void> {
    await this.startFanOut.run('withdraw', repostEntry(data));
  }

  @NatsSubscribe(['user.followed', 'user.unfollowed'], { transactional: false })
  async handleFollowChanged(data: UserFollowed | UserUnfollowed): Promise<void> {
    await this.alignWithFollow.run(data.followerId, data.followeeId);
  }
}
