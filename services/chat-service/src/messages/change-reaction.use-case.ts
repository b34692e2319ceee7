import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { NumberEvent } from '../rooms/number-event.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { type InRoom, type Message, REACTORS_SHOWN } from './message.js';
import { withoutReaction, withReaction } from './reactions.js';
import { ReactionsRepository } from './reactions.repository.js';
import { UpdateMessage } from './update-message.use-case.js';

export interface ReactionInput {
  userId: string;
  emoji: string;
  /** False takes it back. */
  on: boolean;
}

/**
 * Gives a reaction or takes it back, in the caller's transaction. Undefined, and nothing happens, where it is so already. Emits
 * `message.updated`. Throws CHAT_REACTIONS_LIMIT.
 */
@Injectable()
export class ChangeReaction {
  constructor(
    private readonly reactions: ReactionsRepository,
    private readonly numberEvent: NumberEvent,
    private readonly updateMessage: UpdateMessage,
  ) {}

  async run(
    session: ClientSession,
    emit: Emit,
    message: Message,
    { userId, emoji, on }: ReactionInput,
  ): Promise<InRoom | undefined> {
    const { _id: messageId, roomId } = message;
    const key = { messageId, userId, emoji };
    if ((await this.reactions.has(key, session)) === on) return undefined;
    const room = await this.numberEvent.run(session, roomId);
    if (on) await this.reactions.insert({ ...key, roomId, seq: room.channelSeq }, session);
    else await this.reactions.delete(key, session);
    const reactions = on
      ? withReaction(message.reactions, userId, emoji)
      : withoutReaction(message.reactions, emoji, await this.staying(session, message, userId, emoji));
    const change = { change: on ? 'reacted' : 'unreacted', userId, emoji } as const;
    const update = { $set: { reactions } };
    return { room, message: await this.updateMessage.run(session, emit, { room, message }, update, change) };
  }

  private async staying(session: ClientSession, message: Message, userId: string, emoji: string): Promise<string[]> {
    const known = message.reactions.find((reaction) => reaction.emoji === emoji);
    const named = (known?.userIds ?? []).filter((id) => id !== userId);
    // Who is not named took the place of nobody; else the next one moves up.
    const isWhole = named.length === Math.min((known?.count ?? 1) - 1, REACTORS_SHOWN);
    return isWhole ? named : this.reactions.first(message._id, emoji, REACTORS_SHOWN, session);
  }
}
