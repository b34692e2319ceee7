import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { DeliverPush } from './deliver-push.use-case.js';
import { EndPushOf } from './end-push-of.use-case.js';
import { ErasePushOf } from './erase-push-of.use-case.js';
import { NamesClient } from './names.client.js';
import { PushGrpc } from './push.grpc.js';
import { PushWorker } from './push.worker.js';
import { PushJobsRepository } from './push-jobs.repository.js';
import { PushKeys } from './push-keys.js';
import { PushServiceClient } from './push-service.client.js';
import { QueuePush } from './queue-push.use-case.js';
import { RemoveSubscription } from './remove-subscription.use-case.js';
import { SaveSubscription } from './save-subscription.use-case.js';
import { SendPushes } from './send-pushes.use-case.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** Web push: browsers that subscribed, and what is sent to them. */
@Module({
  imports: [InboxModule],
  controllers: [PushGrpc],
  providers: [
    DeliverPush,
    NamesClient,
    PushJobsRepository,
    PushKeys,
    PushServiceClient,
    PushWorker,
    RemoveSubscription,
    SaveSubscription,
    SendPushes,
    SubscriptionsRepository,
    QueuePush,
    EndPushOf,
    ErasePushOf,
  ],
  exports: [QueuePush, EndPushOf, ErasePushOf],
})
export class PushModule {}
