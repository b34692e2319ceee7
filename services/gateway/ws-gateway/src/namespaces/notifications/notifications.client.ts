import type { NotificationServiceClient, notificationV1 } from '@my-girok/proto';
import type { Position } from '@my-girok/realtime/protocol';
import type { ChannelOwner, Replay } from '@my-girok/realtime/server';
import { Inject, Injectable } from '@nestjs/common';
import { NOTIFICATION_CLIENT } from '../../clients/clients.js';
import { Slots } from '../../sockets/slots.js';
import { ownerReplays } from '../namespace-metrics.js';
import { toInboxReplay } from './notifications.wire.js';

/** After a restart everybody comes back at once. More would not be answered sooner, and on a busy machine each of them too late. */
const subscribesAtOnce = 16;

/** notification-service, which numbers and keeps every person's inbox. */
@Injectable()
export class NotificationsClient implements ChannelOwner {
  readonly #slots = new Slots(subscribesAtOnce);

  constructor(@Inject(NOTIFICATION_CLIENT) private readonly service: NotificationServiceClient) {}

  subscribe(userId: string): Promise<notificationV1.SubscribeResponse> {
    return this.#slots.run(() => this.service.subscribe({ userId }));
  }

  async replay(userId: string, after: Position, limit: number, signal: AbortSignal): Promise<Replay> {
    ownerReplays.add(1, { namespace: '/notifications' });
    return toInboxReplay(await this.service.replay({ userId, after, limit }, { signal }));
  }
}
