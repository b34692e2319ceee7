import { Global, Module } from '@nestjs/common';
import { AcceptRequest } from './accept-request.use-case.js';
import { AddMembers } from './add-members.use-case.js';
import { Announce } from './announce.use-case.js';
import { AnswerRequest } from './answer-request.use-case.js';
import { AskIn } from './ask-in.use-case.js';
import { BringIn } from './bring-in.use-case.js';
import { ChangeRole } from './change-role.use-case.js';
import { DeclineRequest } from './decline-request.use-case.js';
import { Depart } from './depart.use-case.js';
import { EnterRoom } from './enter-room.query.js';
import { EraseMembershipsOf } from './erase-memberships-of.use-case.js';
import { FindMemberships } from './find-memberships.query.js';
import { JoinRoom } from './join-room.use-case.js';
import { JoinedAmong } from './joined-among.query.js';
import { KeepPlace } from './keep-place.use-case.js';
import { LeaveForGood } from './leave-for-good.use-case.js';
import { LeavePeer } from './leave-peer.use-case.js';
import { LeaveRoom } from './leave-room.use-case.js';
import { ListMembers } from './list-members.query.js';
import { ListPresent } from './list-present.query.js';
import { MatchPlaces } from './match-places.use-case.js';
import { MatchRoomsOf } from './match-rooms-of.query.js';
import { MembersGrpc } from './members.grpc.js';
import { MembersRepository } from './members.repository.js';
import { MembershipGrpc } from './membership.grpc.js';
import { MoveMarkers } from './move-markers.use-case.js';
import { MuteRoom } from './mute-room.use-case.js';
import { ReachPeer } from './reach-peer.use-case.js';
import { RemoveMember } from './remove-member.use-case.js';
import { RoomsOf } from './rooms-of.query.js';
import { RoomsOfBoth } from './rooms-of-both.query.js';
import { TakeOut } from './take-out.use-case.js';
import { TakePlace } from './take-place.use-case.js';

const forOtherSlices = [
  AcceptRequest,
  Announce,
  BringIn,
  EnterRoom,
  EraseMembershipsOf,
  FindMemberships,
  JoinedAmong,
  JoinRoom,
  KeepPlace,
  ListPresent,
  MatchPlaces,
  MatchRoomsOf,
  MoveMarkers,
  ReachPeer,
  RoomsOf,
  RoomsOfBoth,
  TakePlace,
];

@Global()
@Module({
  controllers: [MembersGrpc, MembershipGrpc],
  providers: [
    MembersRepository,
    AddMembers,
    AnswerRequest,
    AskIn,
    ChangeRole,
    DeclineRequest,
    Depart,
    LeaveForGood,
    LeavePeer,
    LeaveRoom,
    ListMembers,
    MuteRoom,
    RemoveMember,
    TakeOut,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class MembersModule {}
