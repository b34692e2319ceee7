import type { matchingV1 } from '@my-girok/proto';
import { ChannelHub } from '@my-girok/realtime/server';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PersonSocket } from '../../sockets/person-socket.js';
import { SocketServer } from '../../sockets/socket-server.js';
import { HubSettings } from '../hub-settings.js';
import { MatchingClient } from './matching.client.js';
import { frameNameOf, toStatus } from './matching.wire.js';

/** There are no numbers, so there is but one numbering. */
const epoch = 'now';

const channelOf = (userId: string): string => `matching:${userId}`;

/** The channels of `/matching`: one a person, with nothing but states. */
@Injectable()
export class MatchingHub implements OnApplicationShutdown {
  readonly #hub: ChannelHub;

  constructor(server: SocketServer, client: MatchingClient, settings: HubSettings) {
    this.#hub = new ChannelHub(server.namespace('/matching'), client, settings.of('/matching'));
  }

  onApplicationShutdown(): void {
    this.#hub.close();
  }

  attach(socket: PersonSocket): void {
    this.#hub.attach(socket, socket.data.userId);
  }

  /** From here on the socket hears how it stands, beginning with how it stands now. */
  welcome(socket: PersonSocket, status: matchingV1.Status): void {
    const { userId, positions } = socket.data;
    const channel = channelOf(userId);
    for (const position of positions) if (position.channel !== channel) this.#hub.refuse(socket, position.channel);
    const from = positions.find((position) => position.channel === channel);
    this.#hub.subscribe(socket, userId, { channel, epoch, seq: 0 }, { from });
    this.#hub.ready(socket);
    this.#hub.sendState(socket, channel, frameNameOf(status), { status: toStatus(status) });
  }

  /** To all sockets of the person on this node. */
  tell(userId: string, status: matchingV1.Status, before: matchingV1.Status | undefined): void {
    this.#hub.publishState(channelOf(userId), frameNameOf(status, before), { status: toStatus(status) });
  }
}
