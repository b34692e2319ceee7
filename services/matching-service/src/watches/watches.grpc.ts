import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type MatchingServiceController, MatchingServiceControllerMethods, type matchingV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { criteriaInput, criteriaMessage } from '../queue/status.message.js';
import { EndQueueWatch } from './end-queue-watch.use-case.js';
import { GetQueueWatch } from './get-queue-watch.query.js';
import type { Watch } from './watch.js';
import { WatchQueue } from './watch-queue.use-case.js';

type Methods = 'watchQueue' | 'endQueueWatch' | 'getQueueWatch';

@Controller()
@MatchingServiceControllerMethods()
export class WatchesGrpc implements Pick<MatchingServiceController, Methods> {
  constructor(
    private readonly start: WatchQueue,
    private readonly end: EndQueueWatch,
    private readonly get: GetQueueWatch,
  ) {}

  async watchQueue(
    @Payload() request: matchingV1.WatchQueueRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.WatchQueueResponse> {
    const watch = await this.start.run(requirePerson(caller).userId, criteriaInput(request.criteria));
    return { watch: watchMessage(watch) };
  }

  async endQueueWatch(
    @Payload() _request: matchingV1.EndQueueWatchRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.EndQueueWatchResponse> {
    await this.end.run(requirePerson(caller).userId);
    return {};
  }

  async getQueueWatch(
    @Payload() _request: matchingV1.GetQueueWatchRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.GetQueueWatchResponse> {
    const watch = await this.get.run(requirePerson(caller).userId);
    return { watch: watch && watchMessage(watch) };
  }
}

function watchMessage({ criteria, expiresAt }: Watch): matchingV1.QueueWatch {
  return { criteria: criteriaMessage(criteria), expiresAt };
}
