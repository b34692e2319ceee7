import type { ChatServiceClient, chatV1 } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { CHAT_CLIENT } from '../../clients/clients.js';
import { ClientRequests } from '../../sockets/client-requests.js';
import { toMessage } from './chat.wire.js';
import { chatInputs } from './chat-inputs.js';
import type { ChatPeer } from './chat-peer.js';
import { TellTyping } from './tell-typing.use-case.js';

const answered = ({ message }: { message?: chatV1.Message | undefined }) => {
  if (!message) throw new Error('chat-service answered without a message');
  return { message: toMessage(message) };
};

/** What a socket asks chat-service for, in its person's name. */
@Injectable()
export class ChatCommands {
  constructor(
    @Inject(CHAT_CLIENT) private readonly chat: ChatServiceClient,
    private readonly typing: TellTyping,
  ) {}

  listen(peer: ChatPeer): void {
    const { userId, sessionId } = peer.socket.data;
    const actor = { userId, sessionId };
    new ClientRequests(peer.socket)
      .ordered('message.send', chatInputs.send, async ({ replyToId, ...message }) =>
        answered(await this.chat.sendMessage({ actor, ...message, replyToId: replyToId ?? '' })),
      )
      .ordered('message.edit', chatInputs.edit, async (edit) =>
        answered(await this.chat.editMessage({ actor, ...edit })),
      )
      .ordered('message.delete', chatInputs.delete, async (message) =>
        answered(await this.chat.deleteMessage({ actor, ...message })),
      )
      .ordered('message.react', chatInputs.react, async (reaction) =>
        answered(await this.chat.reactToMessage({ actor, ...reaction })),
      )
      .on('message.read', chatInputs.mark, async (marker) => ({
        seq: (await this.chat.markRead({ actor, ...marker })).seq,
      }))
      .on('message.delivered', chatInputs.mark, async (marker) => ({
        seq: (await this.chat.markDelivered({ actor, ...marker })).seq,
      }))
      .on('typing', chatInputs.typing, ({ roomId, typing }) => this.typing.run(peer, roomId, typing));
  }
}
