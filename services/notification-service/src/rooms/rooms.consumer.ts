import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { MemberJoined, MemberLeft, MessageCreated, MessageDeleted, MessageRead } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { ExpectReader } from './expect-reader.use-case.js';
import { FollowMembership } from './follow-membership.use-case.js';
import { FollowReader } from './follow-reader.use-case.js';
import { TellOfRequest } from './tell-of-request.use-case.js';

/** What happens in rooms. Who may be told of it chat-service has decided. */
@Injectable()
export class RoomsConsumer {
  constructor(
    private readonly expectReader: ExpectReader,
    private readonly tellOfRequest: TellOfRequest,
    private readonly followReader: FollowReader,
    private readonly membership: FollowMembership,
  ) {}

  @NatsSubscribe(['message.created', 'message.deleted'])
  async followMessages(data: MessageCreated | MessageDeleted, { type, tx, time }: EventContext): Promise<void> {
    const { roomId } = data;
    if (type === 'message.deleted') {
      const { removal } = data as MessageDeleted;
      if (removal) await this.expectReader.notOf(tx, roomId, removal.messageSeq);
      return;
    }
    const { message, notifyIds, askedIds } = data as MessageCreated;
    if (!message) return;
    const { seq, authorId } = message;
    const others = notifyIds.filter((userId) => userId !== authorId && !askedIds.includes(userId));
    // A notice is no message: it is not why anybody would come.
    if (!message.notice) await this.expectReader.of(tx, roomId, others, { seq, authorId, at: time });
    await this.tellOfRequest.run(tx, { roomId, authorId, askedIds }, time);
  }

  @NatsSubscribe('message.read')
  async followReaders(data: MessageRead, { tx }: EventContext): Promise<void> {
    await this.followReader.run(tx, { userId: data.userId, roomId: data.roomId }, data.messageSeq);
  }

  @NatsSubscribe(['member.joined', 'member.left'])
  async followMembers(data: MemberJoined | MemberLeft, { type, tx }: EventContext): Promise<void> {
    const { userId, roomId } = data;
    if (type === 'member.joined') await this.membership.joined(tx, { userId, roomId });
    else await this.membership.left(tx, { userId, roomId });
  }
}
