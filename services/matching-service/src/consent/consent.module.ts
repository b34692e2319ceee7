import { Module } from '@nestjs/common';
import { MatchesModule } from '../matches/matches.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ConsentGrpc } from './consent.grpc.js';
import { ConsentWorker } from './consent.worker.js';
import { FollowConsent } from './follow-consent.use-case.js';
import { KeepContact } from './keep-contact.use-case.js';
import { SetConsent } from './set-consent.use-case.js';
import { WriteConsent } from './write-consent.use-case.js';

/** The ladder: what two in a match agree to, step by step. */
@Module({
  imports: [MatchesModule, RoomsModule],
  controllers: [ConsentGrpc],
  providers: [SetConsent, WriteConsent, FollowConsent, KeepContact, ConsentWorker],
})
export class ConsentModule {}
