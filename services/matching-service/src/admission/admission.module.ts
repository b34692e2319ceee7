import { Module } from '@nestjs/common';
import { ApartModule } from '../apart/apart.module.js';
import { ReachModule } from '../reach/reach.module.js';
import { Admit } from './admit.query.js';
import { AuthClient } from './auth.client.js';
import { CheckPair } from './check-pair.query.js';
import { FeedClient } from './feed.client.js';
import { FindClearance } from './find-clearance.query.js';

/** Who may enter, and whom they may not meet. */
@Module({
  imports: [ApartModule, ReachModule],
  providers: [AuthClient, FeedClient, FindClearance, Admit, CheckPair],
  exports: [Admit, CheckPair],
})
export class AdmissionModule {}
