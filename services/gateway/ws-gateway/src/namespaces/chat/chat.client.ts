import type { ChatServiceClient, chatV1 } from '@my-girok/proto';
import type { Position } from '@my-girok/realtime/protocol';
import type { ChannelOwner, Replay } from '@my-girok/realtime/server';
import { Inject, Injectable } from '@nestjs/common';
import { CHAT_CLIENT } from '../../clients/clients.js';
import { Slots } from '../../sockets/slots.js';
import { ownerReplays } from '../namespace-metrics.js';
import { toChatReplay } from './chat.wire.js';

/** After a restart everybody comes back at once. More would not be answered sooner, and on a busy machine each of them too late. */
const subscribesAtOnce = 16;

/** chat-service, which numbers and keeps what happens in rooms. */
@Injectable()
export class ChatClient implements ChannelOwner {
  readonly #slots = new Slots(subscribesAtOnce);

  constructor(@Inject(CHAT_CLIENT) private readonly service: ChatServiceClient) {}

  subscribe(userId: string): Promise<chatV1.SubscribeResponse> {
    return this.#slots.run(() => this.service.subscribe({ userId }));
  }

  async replay(userId: string, after: Position, limit: number, signal: AbortSignal): Promise<Replay> {
    ownerReplays.add(1, { namespace: '/chat' });
    return toChatReplay(after.channel, await this.service.replay({ userId, after, limit }, { signal }));
  }
}
