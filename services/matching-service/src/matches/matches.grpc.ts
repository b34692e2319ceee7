import { AllowCallers, type Caller, CurrentCaller } from '@my-girok/nest-common';
import { type MatchingServiceController, MatchingServiceControllerMethods, type matchingV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { statusMessage } from '../queue/status.message.js';
import { ActingPerson } from '../requests/acting-person.query.js';
import { readId } from '../requests/id.js';
import { AcceptMatch } from './accept-match.use-case.js';
import { EndOwnMatch } from './end-own-match.use-case.js';
import { FindStatus } from './find-status.query.js';
import { SkipMatch } from './skip-match.use-case.js';

type Methods = 'getStatus' | 'acceptMatch' | 'skipMatch' | 'endMatch';
type InMatch = { actor: matchingV1.Actor | undefined; matchId: string };

/** Proposals and matches over gRPC: ws-gateway, for people whose sockets it holds; their state also for themselves. */
@Controller()
@MatchingServiceControllerMethods()
@AllowCallers({ person: false, services: ['ws-gateway'] })
export class MatchesGrpc implements Pick<MatchingServiceController, Methods> {
  constructor(
    private readonly actor: ActingPerson,
    private readonly findStatus: FindStatus,
    private readonly accept: AcceptMatch,
    private readonly skip: SkipMatch,
    private readonly end: EndOwnMatch,
  ) {}

  @AllowCallers({ services: ['ws-gateway'] })
  getStatus(
    @Payload() request: matchingV1.GetStatusRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.StatusResponse> {
    return this.#statusOf(this.actor.run(caller, request.actor));
  }

  async acceptMatch(
    @Payload() request: matchingV1.AcceptMatchRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.StatusResponse> {
    const [userId, matchId] = this.#read(request, caller);
    return { status: statusMessage(await this.accept.run(userId, matchId)) };
  }

  async skipMatch(
    @Payload() request: matchingV1.SkipMatchRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.StatusResponse> {
    const [userId, matchId] = this.#read(request, caller);
    await this.skip.run(userId, matchId);
    return this.#statusOf(userId);
  }

  async endMatch(
    @Payload() request: matchingV1.EndMatchRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.StatusResponse> {
    const [userId, matchId] = this.#read(request, caller);
    await this.end.run(userId, matchId);
    return this.#statusOf(userId);
  }

  #read({ actor, matchId }: InMatch, caller: Caller): [userId: string, matchId: string] {
    return [this.actor.run(caller, actor), readId(matchId, 'matchId')];
  }

  async #statusOf(userId: string): Promise<matchingV1.StatusResponse> {
    return { status: statusMessage(await this.findStatus.run(userId)) };
  }
}
