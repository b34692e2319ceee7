import { AllowCallers } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { CheckAttachment } from './check-attachment.query.js';

@Controller()
@ChatServiceControllerMethods()
export class AttachmentsGrpc implements Pick<ChatServiceController, 'checkAttachment'> {
  constructor(private readonly check: CheckAttachment) {}

  @AllowCallers({ person: false, services: ['media-service'] })
  async checkAttachment(@Payload() request: chatV1.CheckAttachmentRequest): Promise<chatV1.CheckAttachmentResponse> {
    const mediaId = readId(request.mediaId, 'mediaId');
    const messageId = readId(request.messageId, 'messageId');
    // Nobody who is not signed in hears a room.
    if (request.viewerId === '') return { allowed: false };
    return { allowed: await this.check.run({ mediaId, messageId, viewerId: readId(request.viewerId, 'viewerId') }) };
  }
}
