import { ChannelHub } from '@my-girok/realtime/server';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { PersonSocket } from '../../sockets/person-socket.js';
import { SocketServer } from '../../sockets/socket-server.js';
import { HubSettings } from '../hub-settings.js';
import { untilAnswered } from '../until-answered.js';
import { NotificationsClient } from './notifications.client.js';

export const inboxOf = (userId: string): string => `notifications:${userId}`;

/** `/notifications`: everybody's inbox as it changes, and how much of it is unread. */
@Injectable()
export class NotificationsGateway implements OnModuleInit, OnApplicationShutdown {
  #hub?: ChannelHub;

  constructor(
    private readonly server: SocketServer,
    private readonly client: NotificationsClient,
    private readonly settings: HubSettings,
  ) {}

  onModuleInit(): void {
    const namespace = this.server.open('/notifications', (socket) => void this.#welcome(socket));
    this.#hub = new ChannelHub(namespace, this.client, this.settings.of('/notifications'));
  }

  onApplicationShutdown(): void {
    this.#hub?.close();
  }

  get hub(): ChannelHub {
    if (!this.#hub) throw new Error('The namespace is not open yet');
    return this.#hub;
  }

  tellUnread(userId: string, count: number): void {
    this.hub.publishState(inboxOf(userId), 'notifications.unread', { count });
  }

  async #welcome(socket: PersonSocket): Promise<void> {
    const { userId, positions } = socket.data;
    const { hub } = this;
    hub.attach(socket, userId);
    const answer = await untilAnswered(socket, () => this.client.subscribe(userId));
    if (!answer?.position) return;
    const { position, unreadCount } = answer;
    for (const { channel } of positions) if (channel !== position.channel) hub.refuse(socket, channel);
    const from = positions.find(({ channel }) => channel === position.channel);
    hub.subscribe(socket, userId, position, { from });
    hub.ready(socket);
    hub.sendState(socket, position.channel, 'notifications.unread', { count: unreadCount });
  }
}
