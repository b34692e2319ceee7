import { Global, Module } from '@nestjs/common';
import { AskIn } from './ask-in.use-case.js';
import { EnterRoom } from './enter-room.query.js';
import { JoinRoom } from './join-room.use-case.js';
import { ListPresent } from './list-present.query.js';
import { MembersRepository } from './members.repository.js';
import { MoveMarkers } from './move-markers.use-case.js';
import { ReachPeer } from './reach-peer.use-case.js';
import { TakeOut } from './take-out.use-case.js';

const forOtherSlices = [AskIn, EnterRoom, JoinRoom, ListPresent, MoveMarkers, ReachPeer, TakeOut];

@Global()
@Module({
  providers: [MembersRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class MembersModule {}
