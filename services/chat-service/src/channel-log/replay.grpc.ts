import { AllowCallers } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { requestErrors } from '../requests/requests.errors.js';
import { ReplayChannel } from './replay-channel.query.js';

const LIMIT_MAX = 500;

@Controller()
@ChatServiceControllerMethods()
export class ReplayGrpc implements Pick<ChatServiceController, 'replay'> {
  constructor(private readonly replayChannel: ReplayChannel) {}

  @AllowCallers({ person: false, services: ['ws-gateway'] })
  async replay(@Payload() { userId, after, limit }: chatV1.ReplayRequest): Promise<chatV1.ReplayResponse> {
    if (limit < 1 || limit > LIMIT_MAX) throw requestErrors.limitInvalid('limit', 1, LIMIT_MAX);
    if (!after || after.seq < 0) throw requestErrors.positionInvalid();
    return this.replayChannel.run({ userId: readId(userId, 'userId'), after, limit });
  }
}
