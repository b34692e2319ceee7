import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  AuthServiceControllerMethods,
  type BatchGetClearancesRequest,
  type BatchGetClearancesResponse,
  type SetBirthDateRequest,
  type SetBirthDateResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { toAgeBand } from './age.message.js';
import { BatchGetClearances } from './batch-get-clearances.query.js';
import { SetBirthDate } from './set-birth-date.use-case.js';

/** Ages over gRPC: the date comes in and never goes out. */
@Controller()
@AuthServiceControllerMethods()
export class AgesGrpc {
  constructor(
    private readonly setDate: SetBirthDate,
    private readonly clearances: BatchGetClearances,
  ) {}

  async setBirthDate(
    @Payload() { birthDate }: SetBirthDateRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<SetBirthDateResponse> {
    return { ageBand: toAgeBand(await this.setDate.run(requirePerson(caller).userId, birthDate)) };
  }

  @AllowCallers({ person: false, services: ['matching-service', 'chat-service'] })
  async batchGetClearances({ userIds }: BatchGetClearancesRequest): Promise<BatchGetClearancesResponse> {
    const found = await this.clearances.run(userIds);
    return { clearances: found.map(({ ageBand, ...rest }) => ({ ...rest, ageBand: toAgeBand(ageBand) })) };
  }
}
