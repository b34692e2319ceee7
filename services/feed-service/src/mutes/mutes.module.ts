import { Global, Module } from '@nestjs/common';
import { ChangeMutes } from './change-mutes.use-case.js';
import { EraseMutesOf } from './erase-mutes-of.use-case.js';
import { ListMutes } from './list-mutes.query.js';
import { MutePerson } from './mute-person.use-case.js';
import { MuteWord } from './mute-word.use-case.js';
import { MutesGrpc } from './mutes.grpc.js';
import { MutesRepository } from './mutes.repository.js';
import { UnmutePerson } from './unmute-person.use-case.js';
import { UnmuteWord } from './unmute-word.use-case.js';
import { ViewerMutes } from './viewer-mutes.query.js';
import { WhoMutes } from './who-mutes.query.js';

const forOtherSlices = [EraseMutesOf, ViewerMutes, WhoMutes];

@Global()
@Module({
  controllers: [MutesGrpc],
  providers: [
    MutesRepository,
    ChangeMutes,
    MutePerson,
    UnmutePerson,
    MuteWord,
    UnmuteWord,
    ListMutes,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class MutesModule {}
