import type { ChatServiceClient, chatV1 } from '@my-girok/proto';
import type { Position } from '@my-girok/realtime/protocol';
import type { ChannelOwner, Replay } from '@my-girok/realtime/server';
import { Inject, Injectable } from '@nestjs/common';
import { CHAT_CLIENT } from '../../clients/clients.js';
import { Gathered } from '../../sockets/gathered.js';
import { ownerReplays } from '../namespace-metrics.js';
import { toChatReplay } from './chat.wire.js';
import { personChannel } from './chat-peer.js';

/** After a restart everybody comes back at once: chat-service answers for many as for one. */
const subscribes = { atOnce: 50, underWay: 2 };

/** chat-service, which numbers and keeps what happens in rooms. */
@Injectable()
export class ChatClient implements ChannelOwner {
  readonly #hearings = new Gathered<string, chatV1.Hearing>(subscribes, async (userIds) => {
    const { hearings } = await this.service.batchSubscribe({ userIds: [...userIds] });
    return new Map(hearings.map((hearing) => [personOf(hearing), hearing]));
  });

  constructor(@Inject(CHAT_CLIENT) private readonly service: ChatServiceClient) {}

  subscribe(userId: string): Promise<chatV1.Hearing> {
    return this.#hearings.ask(userId);
  }

  async replay(userId: string, after: Position, limit: number, signal: AbortSignal): Promise<Replay> {
    ownerReplays.add(1, { namespace: '/chat' });
    return toChatReplay(after.channel, await this.service.replay({ userId, after, limit }, { signal }));
  }
}

const personOf = ({ person }: chatV1.Hearing): string => person?.channel.slice(personChannel('').length) ?? '';
