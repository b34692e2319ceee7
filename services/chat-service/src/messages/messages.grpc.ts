import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ActingPerson } from '../requests/acting-person.query.js';
import { readClientId, readId } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { ListMessages } from './list-messages.query.js';
import { readPlace } from './page-place.js';
import { SeeMessages } from './see-messages.query.js';
import { SendMessage } from './send-message.use-case.js';

const PAGE_DEFAULT = 50;

@Controller()
@ChatServiceControllerMethods()
export class MessagesGrpc implements Pick<ChatServiceController, 'sendMessage' | 'listMessages'> {
  constructor(
    private readonly actingPerson: ActingPerson,
    private readonly send: SendMessage,
    private readonly list: ListMessages,
    private readonly seeMessages: SeeMessages,
  ) {}

  @AllowCallers({ services: ['ws-gateway'] })
  async sendMessage(
    @Payload() request: chatV1.SendMessageRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.SendMessageResponse> {
    const { content, mentions, attachments, replyToId } = request;
    const userId = this.actingPerson.run(caller, request.actor);
    const { room, message } = await this.send.run(readId(request.roomId, 'roomId'), userId, {
      clientId: readClientId(request.clientId),
      content,
      mentions,
      attachments,
      replyToId: replyToId === '' ? undefined : readId(replyToId, 'replyToId'),
    });
    return { message: await this.seeMessages.one(room, userId, message) };
  }

  async listMessages(
    @Payload() request: chatV1.ListMessagesRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.ListMessagesResponse> {
    const roomId = readId(request.roomId, 'roomId');
    const limit = readLimit(request.limit, PAGE_DEFAULT);
    const viewerId = requirePerson(caller).userId;
    return this.list.run({ roomId, viewerId, limit, place: readPlace(roomId, request) });
  }
}
