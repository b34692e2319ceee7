import { Module } from '@nestjs/common';
import { BansModule } from '../bans/bans.module.js';
import { AgesGrpc } from './ages.grpc.js';
import { BatchGetClearances } from './batch-get-clearances.query.js';
import { BirthDatesRepository } from './birth-dates.repository.js';
import { FindAgeBand } from './find-age-band.query.js';
import { SetBirthDate } from './set-birth-date.use-case.js';

/** How old people are, as far as anybody needs to know. */
@Module({
  imports: [BansModule],
  controllers: [AgesGrpc],
  providers: [SetBirthDate, FindAgeBand, BatchGetClearances, BirthDatesRepository],
  exports: [FindAgeBand],
})
export class AgesModule {}
