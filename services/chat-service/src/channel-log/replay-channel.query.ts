import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Entered } from '../members/enter-room.query.js';
import { FindMessages } from '../messages/find-messages.query.js';
import { SeeMessages } from '../messages/see-messages.query.js';
import type { ChannelEntry } from './channel-entry.js';
import { channelEvent, type Hydrated } from './channel-event.js';
import { ChannelLogRepository } from './channel-log.repository.js';
import { FindHeardChannel } from './find-heard-channel.query.js';

/** Whoever missed more loads their page anew, which costs less than hearing all of it. */
const GAP_MAX = 10_000;

const REFUSED: chatV1.ReplayResponse = { recovered: false, events: [], hasMore: false, position: undefined };
const NOTHING: Hydrated = { messages: new Map(), answered: new Map(), hidden: new Set() };

export interface ReplayInput {
  userId: string;
  after: chatV1.Position;
  limit: number;
}

/**
 * What happened in a channel after a position, as somebody may see it today: every number after it, in order, or a refusal. At
 * most five queries, however much it is. Throws CHAT_ID_INVALID.
 */
@Injectable()
export class ReplayChannel {
  constructor(
    private readonly findHeardChannel: FindHeardChannel,
    private readonly log: ChannelLogRepository,
    private readonly findMessages: FindMessages,
    private readonly seeMessages: SeeMessages,
  ) {}

  async run({ userId, after, limit }: ReplayInput): Promise<chatV1.ReplayResponse> {
    const heard = await this.findHeardChannel.run(after.channel, userId);
    if (!heard) return REFUSED;
    const { position, entered } = heard;
    const missed = position.seq - after.seq;
    if (position.epoch !== after.epoch || missed < 0 || missed > GAP_MAX) return { ...REFUSED, position };
    const count = Math.min(missed, limit);
    const [from, to] = [after.seq + 1, after.seq + count];
    const entries = count === 0 ? [] : await this.log.range(position.channel, position.epoch, from, to);
    // Older than what is kept: what is not whole is not given.
    if (entries.length < count) return { ...REFUSED, position };
    const hydrated = entered ? await this.hydrate(entered, entries) : NOTHING;
    const events = entries.map((entry) => channelEvent(entry, hydrated));
    return { recovered: true, events, hasMore: count < missed, position };
  }

  private async hydrate({ room, membership }: Entered, entries: readonly ChannelEntry[]): Promise<Hydrated> {
    const ids = new Set<string>();
    const actors = new Set<string>();
    for (const { happening } of entries) {
      if (happening.kind !== 'message.created' && happening.kind !== 'message.updated') continue;
      ids.add(happening.messageId);
      if (happening.kind === 'message.updated') actors.add(happening.userId);
    }
    const found = await this.findMessages.run([...ids]);
    const beside = await this.seeMessages.beside(room, membership.userId, found, [...actors]);
    return { messages: new Map(found.map((message) => [message._id, message])), membership, ...beside };
  }
}
