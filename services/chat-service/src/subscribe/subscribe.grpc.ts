import { AllowCallers } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { Subscribe } from './subscribe.query.js';

@Controller()
@ChatServiceControllerMethods()
export class SubscribeGrpc implements Pick<ChatServiceController, 'subscribe'> {
  constructor(private readonly read: Subscribe) {}

  @AllowCallers({ person: false, services: ['ws-gateway'] })
  subscribe(@Payload() request: chatV1.SubscribeRequest): Promise<chatV1.SubscribeResponse> {
    return this.read.run(readId(request.userId, 'userId'));
  }
}
