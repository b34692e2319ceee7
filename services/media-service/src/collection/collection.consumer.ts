import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type {
  MediaDeleted,
  MessageAttached,
  MessageDetached,
  PostCreated,
  PostDeleted,
  ProfileUpdated,
  UserDeleted,
} from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { EndTickets } from '../tickets/end-tickets.use-case.js';
import { ConfirmAttachments } from './confirm-attachments.use-case.js';
import { RemoveDeleted } from './remove-deleted.use-case.js';

/** What media-service hears of what shows its media. An edit of a post or a message changes its text only. */
@Injectable()
export class CollectionConsumer {
  constructor(
    private readonly attachments: ConfirmAttachments,
    private readonly endTickets: EndTickets,
    private readonly removeDeleted: RemoveDeleted,
  ) {}

  @NatsSubscribe(['post.created', 'post.deleted'])
  async followPosts(data: PostCreated | PostDeleted, { type, tx }: EventContext): Promise<void> {
    if (type === 'post.deleted') await this.attachments.postDeleted(tx, data.postId);
    else {
      const { postId, mediaIds, visibility } = data as PostCreated;
      await this.attachments.ofPost(tx, postId, mediaIds, visibility);
    }
  }

  @NatsSubscribe(['message.attached', 'message.detached'])
  async followMessages(data: MessageAttached | MessageDetached, { type, tx }: EventContext): Promise<void> {
    if (type === 'message.detached') await this.attachments.messageDetached(tx, data.messageId);
    else await this.attachments.ofMessage(tx, data.messageId, data.mediaIds);
  }

  @NatsSubscribe('profile.updated')
  async followProfiles(data: ProfileUpdated, { tx, time }: EventContext): Promise<void> {
    const shown = [data.avatarMediaId, data.headerMediaId];
    await this.attachments.ofProfile(tx, data.userId, shown, data.timestamp ?? time);
  }

  @NatsSubscribe('user.deleted')
  async eraseUser(data: UserDeleted, { tx }: EventContext): Promise<void> {
    await this.endTickets.ofUser(tx, data.userId);
    await this.attachments.userDeleted(tx, data.userId);
  }

  @NatsSubscribe('media.deleted', { transactional: false })
  async removeObjects(data: MediaDeleted): Promise<void> {
    await this.removeDeleted.run(data.mediaId);
  }
}
