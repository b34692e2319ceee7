import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Room } from '../rooms/room.js';
import { FindMessages } from './find-messages.query.js';
import { HiddenAuthors } from './hidden-authors.query.js';
import type { Message } from './message.js';
import { type Beside, messageMessage } from './message.message.js';

/** A room's messages as they are shown: with what they answer, and, to somebody, without whom they do not meet. Two queries. */
@Injectable()
export class SeeMessages {
  constructor(
    private readonly findMessages: FindMessages,
    private readonly hiddenAuthors: HiddenAuthors,
  ) {}

  /** As one person sees them; in the order given. */
  async run(room: Pick<Room, 'kind'>, viewerId: string, messages: readonly Message[]): Promise<chatV1.Message[]> {
    const beside = await this.beside(room, viewerId, messages);
    return messages.map((message) => messageMessage(message, beside));
  }

  async one(room: Pick<Room, 'kind'>, viewerId: string, message: Message): Promise<chatV1.Message> {
    return messageMessage(message, await this.beside(room, viewerId, [message]));
  }

  /** As an event tells it to everybody: whoever passes it on leaves out what each does not meet. */
  async forAll(message: Message): Promise<chatV1.Message> {
    return messageMessage(message, { answered: await this.answered([message]) });
  }

  /** What some messages are shown with. `userIds`: further people who may be hidden. */
  async beside(
    room: Pick<Room, 'kind'>,
    viewerId: string,
    messages: readonly Message[],
    userIds: readonly string[] = [],
  ): Promise<Required<Beside>> {
    const answered = await this.answered(messages);
    const people = [...messages, ...answered.values()].flatMap(({ authorId, reactions }) => [
      authorId,
      ...reactions.flatMap((reaction) => reaction.userIds),
    ]);
    return { answered, hidden: await this.hiddenAuthors.run(room, viewerId, [...people, ...userIds]) };
  }

  /** The messages, with those that they answer, by id. */
  async answered(messages: readonly Message[]): Promise<Map<string, Message>> {
    const known = new Map(messages.map((message) => [message._id, message]));
    const ids = new Set(messages.flatMap(({ replyToId }) => (replyToId && !known.has(replyToId) ? [replyToId] : [])));
    for (const message of await this.findMessages.run([...ids])) known.set(message._id, message);
    return known;
  }
}
