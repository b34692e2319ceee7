import { EventFollower, type Followed, type Following, Health } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { inboxOf, NotificationsGateway } from './notifications.gateway.js';
import { toInboxEvent } from './notifications.wire.js';

/** Clocks differ; what comes twice is known by its number. */
const sinceMs = 10_000;

/** Follows every inbox, and gives what happens to those who are connected here. */
@Injectable()
export class NotificationsSubscriber implements OnApplicationBootstrap {
  constructor(
    private readonly follower: EventFollower,
    private readonly gateway: NotificationsGateway,
    private readonly health: Health,
  ) {}

  onApplicationBootstrap(): void {
    const following: Following = this.follower.follow({
      types: ['notification.created', 'notification.read'],
      sinceMs,
      resume: { onLost: () => this.gateway.hub.reset() },
      onEvent: (followed) => this.#on(followed),
    });
    this.health.register('notification-events', () => {
      if (!following.isCurrent()) throw new Error('Notifications cannot be followed');
    });
  }

  #on({ data }: Followed<'notification.created' | 'notification.read'>): void {
    const { userId, epoch, seq, unreadCount } = data;
    const event =
      'notification' in data
        ? toInboxEvent({ seq, notificationCreated: data.notification })
        : toInboxEvent({ seq, notificationRead: 'change' in data ? data.change : undefined });
    this.gateway.hub.publish(inboxOf(userId), epoch, event);
    this.gateway.tellUnread(userId, unreadCount);
  }
}
