import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type BatchGetRelationsRequest,
  type BatchGetRelationsResponse,
  type BatchGetStandingsRequest,
  type BatchGetStandingsResponse,
  type FeedServiceController,
  FeedServiceControllerMethods,
  type FilterReadersRequest,
  type FilterReadersResponse,
  type SuggestPeopleRequest,
  type SuggestPeopleResponse,
} from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId, readIds } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { viewerOf } from '../requests/viewer.js';
import { BatchGetRelations } from './batch-get-relations.query.js';
import { BatchGetStandings } from './batch-get-standings.query.js';
import { FilterReaders } from './filter-readers.query.js';
import { SuggestPeople } from './suggest-people.query.js';

const SUGGESTIONS = 10;
const SUGGESTIONS_MAX = 50;

type Methods = 'batchGetStandings' | 'suggestPeople' | 'filterReaders' | 'batchGetRelations';

@Controller()
@FeedServiceControllerMethods()
export class PeopleGrpc implements Pick<FeedServiceController, Methods> {
  constructor(
    private readonly standings: BatchGetStandings,
    private readonly suggest: SuggestPeople,
    private readonly readers: FilterReaders,
    private readonly relations: BatchGetRelations,
  ) {}

  @AllowCallers({ services: ['graphql-bff'] })
  async batchGetStandings(
    @Payload() request: BatchGetStandingsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<BatchGetStandingsResponse> {
    const ids = readIds(request.userIds, 'userIds', LIMITS.batchMax);
    return { standings: await this.standings.run(ids, viewerOf(caller)) };
  }

  async suggestPeople(
    @Payload() request: SuggestPeopleRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<SuggestPeopleResponse> {
    const limit = readLimit(request.limit, SUGGESTIONS, SUGGESTIONS_MAX);
    return { userIds: await this.suggest.run(requirePerson(caller).userId, limit) };
  }

  @AllowCallers({ person: false, services: ['ws-gateway'] })
  async filterReaders(@Payload() request: FilterReadersRequest): Promise<FilterReadersResponse> {
    const ids = readIds(request.userIds, 'userIds', LIMITS.batchMax);
    const authorId = readId(request.authorId, 'authorId');
    const postAuthorId = request.postAuthorId ? readId(request.postAuthorId, 'postAuthorId') : authorId;
    return { userIds: await this.readers.run(authorId, ids, postAuthorId) };
  }

  @AllowCallers({
    person: false,
    services: ['chat-service', 'matching-service', 'notification-service', 'ws-gateway'],
  })
  async batchGetRelations(@Payload() request: BatchGetRelationsRequest): Promise<BatchGetRelationsResponse> {
    const userId = readId(request.userId, 'userId');
    const otherIds = readIds(request.otherIds, 'otherIds', LIMITS.batchMax);
    return { relations: await this.relations.run(userId, otherIds) };
  }
}
