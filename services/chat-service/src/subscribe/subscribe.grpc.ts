import { AllowCallers } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readIds } from '../requests/id.js';
import { Subscribe } from './subscribe.query.js';

const PEOPLE_MAX = 50;

@Controller()
@ChatServiceControllerMethods()
export class SubscribeGrpc implements Pick<ChatServiceController, 'batchSubscribe'> {
  constructor(private readonly read: Subscribe) {}

  @AllowCallers({ person: false, services: ['ws-gateway'] })
  async batchSubscribe(@Payload() request: chatV1.BatchSubscribeRequest): Promise<chatV1.BatchSubscribeResponse> {
    const userIds = readIds(request.userIds, 'userIds', PEOPLE_MAX);
    return { hearings: userIds.length === 0 ? [] : await this.read.run(userIds) };
  }
}
