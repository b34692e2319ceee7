import { Module } from '@nestjs/common';
import { ApartModule } from '../apart/apart.module.js';
import { MatchesModule } from '../matches/matches.module.js';
import { ReachModule } from '../reach/reach.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AttachMessages } from './attach-messages.use-case.js';
import { EndReported } from './end-reported.use-case.js';
import { EraseReportsOf } from './erase-reports-of.use-case.js';
import { FileReport } from './file-report.use-case.js';
import { PartForGood } from './part-for-good.use-case.js';
import { ReportMatch } from './report-match.use-case.js';
import { ReportsRepository } from './reports.repository.js';
import { SafetyGrpc } from './safety.grpc.js';
import { SafetyWorker } from './safety.worker.js';

/** Reports about people one met. */
@Module({
  imports: [MatchesModule, ApartModule, ReachModule, RoomsModule],
  controllers: [SafetyGrpc],
  providers: [
    AttachMessages,
    EndReported,
    EraseReportsOf,
    FileReport,
    PartForGood,
    ReportMatch,
    ReportsRepository,
    SafetyWorker,
  ],
  exports: [EraseReportsOf],
})
export class SafetyModule {}
