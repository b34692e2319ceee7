import { Module } from '@nestjs/common';
import { AdmissionModule } from '../admission/admission.module.js';
import { MatchesModule } from '../matches/matches.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { EndQueueWatch } from './end-queue-watch.use-case.js';
import { FindCompany } from './find-company.query.js';
import { GetQueueWatch } from './get-queue-watch.query.js';
import { TellWatchers } from './tell-watchers.use-case.js';
import { WatchQueue } from './watch-queue.use-case.js';
import { WatchesGrpc } from './watches.grpc.js';
import { WatchesRepository } from './watches.repository.js';
import { WatchesWorker } from './watches.worker.js';

/** Waiting without looking: people who are told when somebody is there. */
@Module({
  imports: [QueueModule, AdmissionModule, MatchesModule],
  controllers: [WatchesGrpc],
  providers: [WatchesRepository, WatchQueue, EndQueueWatch, GetQueueWatch, FindCompany, TellWatchers, WatchesWorker],
  exports: [EndQueueWatch],
})
export class WatchesModule {}
