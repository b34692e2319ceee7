import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type MatchingServiceController, MatchingServiceControllerMethods, type matchingV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FindStatus } from '../matches/find-status.query.js';
import { consentKindOf, statusMessage } from '../queue/status.message.js';
import { readId } from '../requests/id.js';
import { consentErrors } from './consent.errors.js';
import { SetConsent } from './set-consent.use-case.js';

@Controller()
@MatchingServiceControllerMethods()
export class ConsentGrpc implements Pick<MatchingServiceController, 'setConsent'> {
  constructor(
    private readonly set: SetConsent,
    private readonly findStatus: FindStatus,
  ) {}

  async setConsent(
    @Payload() request: matchingV1.SetConsentRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.StatusResponse> {
    const { userId } = requirePerson(caller);
    const kind = consentKindOf(request.kind);
    if (!kind) throw consentErrors.kindInvalid();
    await this.set.run(userId, readId(request.matchId, 'matchId'), kind, request.on);
    return { status: statusMessage(await this.findStatus.run(userId)) };
  }
}
