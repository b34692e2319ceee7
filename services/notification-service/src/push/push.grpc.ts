import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type NotificationServiceController,
  NotificationServiceControllerMethods,
  type notificationV1,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PushKeys } from './push-keys.js';
import { RemoveSubscription } from './remove-subscription.use-case.js';
import { SaveSubscription } from './save-subscription.use-case.js';

type Methods = 'getPushKey' | 'savePushSubscription' | 'removePushSubscription';

/** Push subscriptions over gRPC. */
@Controller()
@NotificationServiceControllerMethods()
export class PushGrpc implements Pick<NotificationServiceController, Methods> {
  constructor(
    private readonly keys: PushKeys,
    private readonly save: SaveSubscription,
    private readonly remove: RemoveSubscription,
  ) {}

  async getPushKey(
    @Payload() _request: notificationV1.GetPushKeyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<notificationV1.GetPushKeyResponse> {
    requirePerson(caller);
    return { publicKey: this.keys.details?.publicKey ?? '' };
  }

  async savePushSubscription(
    @Payload() request: notificationV1.SavePushSubscriptionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<notificationV1.SavePushSubscriptionResponse> {
    await this.save.run(requirePerson(caller), request);
    return {};
  }

  async removePushSubscription(
    @Payload() { endpoint }: notificationV1.RemovePushSubscriptionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<notificationV1.RemovePushSubscriptionResponse> {
    await this.remove.run(requirePerson(caller).userId, endpoint);
    return {};
  }
}
