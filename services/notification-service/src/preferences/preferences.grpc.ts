import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type NotificationServiceController,
  NotificationServiceControllerMethods,
  type notificationV1,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { KINDS } from '../inbox/notification.js';
import { kindMessage, kindOf } from '../inbox/notification.message.js';
import { preferencesErrors } from './preferences.errors.js';
import { ReadPreferences } from './read-preferences.query.js';
import { UpdatePreferences } from './update-preferences.use-case.js';

/** Preferences over gRPC. */
@Controller()
@NotificationServiceControllerMethods()
export class PreferencesGrpc implements Pick<NotificationServiceController, 'getPreferences' | 'updatePreferences'> {
  constructor(
    private readonly read: ReadPreferences,
    private readonly update: UpdatePreferences,
  ) {}

  getPreferences(
    @Payload() _request: notificationV1.GetPreferencesRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<notificationV1.NotificationPreferences> {
    return this.#answer(requirePerson(caller).userId);
  }

  async updatePreferences(
    @Payload() { preferences }: notificationV1.UpdatePreferencesRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<notificationV1.NotificationPreferences> {
    const { userId } = requirePerson(caller);
    if (preferences.length > KINDS.length) throw preferencesErrors.kindInvalid();
    const changes = preferences.map(({ kind: message, inbox, push }) => {
      const kind = kindOf(message);
      if (!kind) throw preferencesErrors.kindInvalid();
      return { kind, inbox, push };
    });
    await this.update.run(userId, changes);
    return this.#answer(userId);
  }

  async #answer(userId: string): Promise<notificationV1.NotificationPreferences> {
    const preferences = await this.read.all(userId);
    return { preferences: preferences.map(({ kind, ...ways }) => ({ kind: kindMessage(kind), ...ways })) };
  }
}
