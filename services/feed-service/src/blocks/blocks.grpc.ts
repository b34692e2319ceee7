import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type BlockRequest,
  type BlockResponse,
  type FeedServiceController,
  FeedServiceControllerMethods,
  type ListBlockedWithRequest,
  type ListBlockedWithResponse,
  type ListBlocksRequest,
  type ListBlocksResponse,
  type UnblockRequest,
  type UnblockResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { BlockPerson } from './block-person.use-case.js';
import { ListBlockedWith } from './list-blocked-with.query.js';
import { ListBlocks } from './list-blocks.query.js';
import { UnblockPerson } from './unblock-person.use-case.js';

const BLOCKED_WITH_MAX = 1000;

type Methods = 'block' | 'unblock' | 'listBlocks' | 'listBlockedWith';

@Controller()
@FeedServiceControllerMethods()
export class BlocksGrpc implements Pick<FeedServiceController, Methods> {
  constructor(
    private readonly start: BlockPerson,
    private readonly end: UnblockPerson,
    private readonly list: ListBlocks,
    private readonly blockedWith: ListBlockedWith,
  ) {}

  async block(@Payload() request: BlockRequest, @CurrentCaller() caller: Caller): Promise<BlockResponse> {
    await this.start.run(requirePerson(caller).userId, readId(request.userId, 'userId'));
    return {};
  }

  async unblock(@Payload() request: UnblockRequest, @CurrentCaller() caller: Caller): Promise<UnblockResponse> {
    await this.end.run(requirePerson(caller).userId, readId(request.userId, 'userId'));
    return {};
  }

  listBlocks(@Payload() request: ListBlocksRequest, @CurrentCaller() caller: Caller): Promise<ListBlocksResponse> {
    const { userId } = requirePerson(caller);
    return this.list.run({ userId, limit: readLimit(request.limit), cursor: request.cursor });
  }

  @AllowCallers({ person: false, services: ['matching-service'] })
  listBlockedWith(@Payload() request: ListBlockedWithRequest): Promise<ListBlockedWithResponse> {
    const userId = readId(request.userId, 'userId');
    const afterId = request.afterId && readId(request.afterId, 'afterId');
    return this.blockedWith.run(userId, afterId, readLimit(request.limit, BLOCKED_WITH_MAX, BLOCKED_WITH_MAX));
  }
}
