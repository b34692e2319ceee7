import { Global, Module } from '@nestjs/common';
import { MutesRepository } from './mutes.repository.js';
import { ViewerMutes } from './viewer-mutes.query.js';

const forOtherSlices = [ViewerMutes];

@Global()
@Module({
  providers: [MutesRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class MutesModule {}
