import { AllowCallers, type Caller, CurrentCaller } from '@my-girok/nest-common';
import { type MatchingServiceController, MatchingServiceControllerMethods, type matchingV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ReleaseTicket } from '../queue/release-ticket.use-case.js';
import { criteriaInput, statusMessage } from '../queue/status.message.js';
import { ActingPerson } from '../requests/acting-person.query.js';
import { readId } from '../requests/id.js';
import { requestErrors } from '../requests/requests.errors.js';
import { JoinQueue } from './join-queue.use-case.js';
import { KeepPeople } from './keep-people.use-case.js';
import { Leave } from './leave.use-case.js';

const KEPT_MAX = 500;

type Methods = 'joinQueue' | 'leaveQueue' | 'keepTickets' | 'releaseTicket';

/** The queue over gRPC: ws-gateway, for people whose sockets it holds. */
@Controller()
@MatchingServiceControllerMethods()
@AllowCallers({ person: false, services: ['ws-gateway'] })
export class QueueGrpc implements Pick<MatchingServiceController, Methods> {
  constructor(
    private readonly actor: ActingPerson,
    private readonly join: JoinQueue,
    private readonly leave: Leave,
    private readonly keep: KeepPeople,
    private readonly release: ReleaseTicket,
  ) {}

  async joinQueue(
    @Payload() request: matchingV1.JoinQueueRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.StatusResponse> {
    const userId = this.actor.run(caller, request.actor);
    return { status: statusMessage(await this.join.run(userId, criteriaInput(request.criteria))) };
  }

  async leaveQueue(
    @Payload() request: matchingV1.LeaveQueueRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.StatusResponse> {
    const userId = this.actor.run(caller, request.actor);
    return { status: statusMessage(await this.leave.run(userId)) };
  }

  async keepTickets(@Payload() request: matchingV1.KeepTicketsRequest): Promise<matchingV1.KeepTicketsResponse> {
    const { people } = request;
    if (people.length > KEPT_MAX) throw requestErrors.batchTooLarge('people', KEPT_MAX);
    const known = people.map((each) => ({ ...each, userId: readId(each.userId, 'people') }));
    const changed = await this.keep.run(known);
    return { changed: [...changed].map(([userId, status]) => ({ userId, status: statusMessage(status) })) };
  }

  async releaseTicket(@Payload() request: matchingV1.ReleaseTicketRequest): Promise<matchingV1.ReleaseTicketResponse> {
    await this.release.run(readId(request.userId, 'userId'));
    return {};
  }
}
