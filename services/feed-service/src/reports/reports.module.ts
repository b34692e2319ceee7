import { Global, Module } from '@nestjs/common';
import { EraseReportsOf } from './erase-reports-of.use-case.js';
import { LoadSubject } from './load-subject.query.js';
import { ReportSubject } from './report-subject.use-case.js';
import { ReportsGrpc } from './reports.grpc.js';
import { ReportsRepository } from './reports.repository.js';

@Global()
@Module({
  controllers: [ReportsGrpc],
  providers: [ReportsRepository, LoadSubject, ReportSubject, EraseReportsOf],
  exports: [EraseReportsOf],
})
export class ReportsModule {}
