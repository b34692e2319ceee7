import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type NotificationServiceController,
  NotificationServiceControllerMethods,
  type notificationV1,
} from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId, readIds } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { ListNotifications } from './list-notifications.query.js';
import { MarkRead } from './mark-read.use-case.js';
import { notificationMessage } from './notification.message.js';
import { Replay, type ReplayedEvent } from './replay.query.js';
import { Unread } from './unread.query.js';

const PAGE = 30;
const READ_AT_ONCE = 100;
const REPLAYED_MAX = 500;

type Methods = 'listNotifications' | 'countUnread' | 'markRead' | 'subscribe' | 'replay';

/** The inbox over gRPC: for its person, and for ws-gateway, which shows it live. */
@Controller()
@NotificationServiceControllerMethods()
export class InboxGrpc implements Pick<NotificationServiceController, Methods> {
  constructor(
    private readonly list: ListNotifications,
    private readonly unread: Unread,
    private readonly read: MarkRead,
    private readonly replayed: Replay,
  ) {}

  async listNotifications(
    @Payload() request: notificationV1.ListNotificationsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<notificationV1.ListNotificationsResponse> {
    const { userId } = requirePerson(caller);
    const { cursor, unreadOnly } = request;
    const limit = readLimit(request.limit, PAGE, LIMITS.pageMax);
    const page = await this.list.run(userId, { limit, cursor, unreadOnly });
    return { ...page, notifications: page.notifications.map(notificationMessage) };
  }

  async countUnread(
    @Payload() _request: notificationV1.CountUnreadRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<notificationV1.CountUnreadResponse> {
    return { count: await this.unread.count(requirePerson(caller).userId) };
  }

  async markRead(
    @Payload() request: notificationV1.MarkReadRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<notificationV1.MarkReadResponse> {
    const ids = readIds(request.notificationIds, 'notificationIds', READ_AT_ONCE);
    return { unreadCount: await this.read.run(requirePerson(caller).userId, { ids, until: request.until }) };
  }

  @AllowCallers({ person: false, services: ['ws-gateway'] })
  subscribe(@Payload() request: notificationV1.SubscribeRequest): Promise<notificationV1.SubscribeResponse> {
    return this.unread.stand(readId(request.userId, 'userId'));
  }

  @AllowCallers({ person: false, services: ['ws-gateway'] })
  async replay(@Payload() request: notificationV1.ReplayRequest): Promise<notificationV1.ReplayResponse> {
    const after = request.after ?? { channel: '', epoch: '', seq: 0 };
    const limit = readLimit(request.limit, REPLAYED_MAX, REPLAYED_MAX);
    const replayed = await this.replayed.run(readId(request.userId, 'userId'), after, limit);
    return { ...replayed, events: replayed.events.map(eventMessage) };
  }
}

function eventMessage(event: ReplayedEvent): notificationV1.InboxEvent {
  const { seq } = event;
  if ('created' in event) return { seq, notificationCreated: notificationMessage(event.created) };
  if ('read' in event) return { seq, notificationRead: { notificationIds: event.read.ids, until: event.read.until } };
  return { seq, skipped: true };
}
