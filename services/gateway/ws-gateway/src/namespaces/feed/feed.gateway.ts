import { PROTOCOL_EVENTS, PROTOCOL_LIMITS, parsePositions } from '@my-girok/realtime/protocol';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { ClientRequests } from '../../sockets/client-requests.js';
import type { PersonSocket } from '../../sockets/person-socket.js';
import { SocketServer } from '../../sockets/socket-server.js';
import { socketsErrors } from '../../sockets/sockets.errors.js';
import type { FeedListener } from './feed-channel.js';
import { FeedChannels, feedChannelOf } from './feed-channels.js';

/** `/feed`: hints of new posts. */
@Injectable()
export class FeedGateway implements OnModuleInit {
  constructor(
    private readonly server: SocketServer,
    private readonly channels: FeedChannels,
  ) {}

  onModuleInit(): void {
    this.server.open('/feed', (socket) => this.#welcome(socket));
  }

  #welcome(socket: PersonSocket): void {
    const { userId, sessionId, positions } = socket.data;
    const channel = this.channels.of(userId);
    const listener: FeedListener = { sessionId, emit: (event, payload) => void socket.emit(event, payload) };
    const own = feedChannelOf(userId);
    const refuse = (name: string) =>
      socket.emit(PROTOCOL_EVENTS.recovered, { channel: name, epoch: '', seq: 0, recovered: false });
    for (const position of positions) if (position.channel !== own) refuse(position.channel);
    channel.join(
      listener,
      positions.find((position) => position.channel === own),
    );
    socket.once('disconnect', () => channel.leave(listener));
    new ClientRequests(socket)
      .on('feed.seen', z.unknown(), () => channel.seen(listener))
      .on(PROTOCOL_EVENTS.recover, z.object({ positions: z.unknown() }), (payload) => {
        const wanted = parsePositions(payload.positions, PROTOCOL_LIMITS.recoverMax);
        if (!wanted) throw socketsErrors.requestInvalid('positions');
        for (const position of wanted)
          if (position.channel === own) channel.recover(listener, position);
          else refuse(position.channel);
      });
  }
}
