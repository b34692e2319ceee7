import { AllowCallers, type Caller, CurrentCaller } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ActingPerson } from '../requests/acting-person.query.js';
import { readId } from '../requests/id.js';
import { DeleteMessage } from './delete-message.use-case.js';
import { EditMessage } from './edit-message.use-case.js';
import { ReactToMessage } from './react-to-message.use-case.js';
import { SeeMessages } from './see-messages.query.js';

type Methods = 'editMessage' | 'deleteMessage' | 'reactToMessage';

/** What is done with a message that is there; each answers the message as it is after it. */
@Controller()
@ChatServiceControllerMethods()
export class MessageChangesGrpc implements Pick<ChatServiceController, Methods> {
  constructor(
    private readonly actingPerson: ActingPerson,
    private readonly edit: EditMessage,
    private readonly remove: DeleteMessage,
    private readonly react: ReactToMessage,
    private readonly seeMessages: SeeMessages,
  ) {}

  @AllowCallers({ services: ['ws-gateway'] })
  async editMessage(
    @Payload() request: chatV1.EditMessageRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.EditMessageResponse> {
    const { userId, roomId, messageId } = this.read(request, caller);
    const { content, mentions } = request;
    const { room, message } = await this.edit.run(roomId, userId, { messageId, content, mentions });
    return { message: await this.seeMessages.one(room, userId, message) };
  }

  @AllowCallers({ services: ['ws-gateway'] })
  async deleteMessage(
    @Payload() request: chatV1.DeleteMessageRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.DeleteMessageResponse> {
    const { userId, roomId, messageId } = this.read(request, caller);
    const { room, message } = await this.remove.run(roomId, userId, messageId);
    return { message: await this.seeMessages.one(room, userId, message) };
  }

  @AllowCallers({ services: ['ws-gateway'] })
  async reactToMessage(
    @Payload() request: chatV1.ReactToMessageRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.ReactToMessageResponse> {
    const { userId, roomId, messageId } = this.read(request, caller);
    const { emoji, on } = request;
    const { room, message } = await this.react.run(roomId, userId, { messageId, emoji, on });
    return { message: await this.seeMessages.one(room, userId, message) };
  }

  private read(request: { actor?: chatV1.Actor | undefined; roomId: string; messageId: string }, caller: Caller) {
    return {
      userId: this.actingPerson.run(caller, request.actor),
      roomId: readId(request.roomId, 'roomId'),
      messageId: readId(request.messageId, 'messageId'),
    };
  }
}
