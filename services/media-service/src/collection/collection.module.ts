import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { DerivativesModule } from '../derivatives/derivatives.module.js';
import { LibraryModule } from '../library/library.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { CollectOrphans } from './collect-orphans.use-case.js';
import { CollectionConsumer } from './collection.consumer.js';
import { Collector } from './collector.js';
import { ConfirmAttachments } from './confirm-attachments.use-case.js';
import { RemoveDeleted } from './remove-deleted.use-case.js';

/** What nothing shows goes. */
@Module({
  imports: [LibraryModule, DerivativesModule, DeliveryModule, TicketsModule],
  providers: [ConfirmAttachments, RemoveDeleted, CollectOrphans, Collector, CollectionConsumer, AttachmentsRepository],
})
export class CollectionModule {}
