import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { GetPreferences } from './get-preferences.query.js';
import type { Preferences } from './person.js';
import { SeePerson } from './see-person.use-case.js';
import { UpdatePreferences } from './update-preferences.use-case.js';

@Controller()
@ChatServiceControllerMethods()
export class PeopleGrpc implements Pick<ChatServiceController, 'getPreferences' | 'updatePreferences' | 'setLastSeen'> {
  constructor(
    private readonly get: GetPreferences,
    private readonly update: UpdatePreferences,
    private readonly see: SeePerson,
  ) {}

  async getPreferences(
    @Payload() _request: chatV1.GetPreferencesRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.ChatPreferences> {
    return preferencesMessage(await this.get.run(requirePerson(caller).userId));
  }

  async updatePreferences(
    @Payload() { sendReceipts, showPresence }: chatV1.UpdatePreferencesRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.ChatPreferences> {
    const { userId } = requirePerson(caller);
    return preferencesMessage(await this.update.run(userId, { sendReceipts, showPresence }));
  }

  @AllowCallers({ person: false, services: ['ws-gateway'] })
  async setLastSeen(@Payload() request: chatV1.SetLastSeenRequest): Promise<chatV1.SetLastSeenResponse> {
    await this.see.run(readId(request.userId, 'userId'), request.at);
    return {};
  }
}

function preferencesMessage({ sendReceipts, showPresence }: Preferences): chatV1.ChatPreferences {
  return { sendReceipts, showPresence };
}
