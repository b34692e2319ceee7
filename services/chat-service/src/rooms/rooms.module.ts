import { Global, Module } from '@nestjs/common';
import { BatchGetRooms } from './batch-get-rooms.query.js';
import { ChangePlaces } from './change-places.use-case.js';
import { CountUnread } from './count-unread.query.js';
import { CreateGroup } from './create-group.use-case.js';
import { FindDirectRoom } from './find-direct-room.query.js';
import { FindMatchRoom } from './find-match-room.query.js';
import { FindRoom } from './find-room.query.js';
import { FindRooms } from './find-rooms.query.js';
import { HoldRoom } from './hold-room.use-case.js';
import { KeepMatchRoom } from './keep-match-room.use-case.js';
import { ListRooms } from './list-rooms.query.js';
import { MakeDirectRoom } from './make-direct-room.use-case.js';
import { NumberEvent } from './number-event.use-case.js';
import { NumberMessage } from './number-message.use-case.js';
import { OpenDirectRoom } from './open-direct-room.use-case.js';
import { PresentRoom } from './present-room.query.js';
import { PresentRooms } from './present-rooms.query.js';
import { RenameGroup } from './rename-group.use-case.js';
import { RoomListsGrpc } from './room-lists.grpc.js';
import { RoomsGrpc } from './rooms.grpc.js';
import { RoomsRepository } from './rooms.repository.js';
import { SendStates } from './send-states.query.js';
import { TellRoom } from './tell-room.use-case.js';

const forOtherSlices = [
  ChangePlaces,
  FindDirectRoom,
  FindMatchRoom,
  FindRoom,
  FindRooms,
  HoldRoom,
  KeepMatchRoom,
  MakeDirectRoom,
  NumberEvent,
  NumberMessage,
  PresentRoom,
  TellRoom,
];

@Global()
@Module({
  controllers: [RoomsGrpc, RoomListsGrpc],
  providers: [
    RoomsRepository,
    BatchGetRooms,
    CountUnread,
    CreateGroup,
    ListRooms,
    OpenDirectRoom,
    PresentRooms,
    RenameGroup,
    SendStates,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class RoomsModule {}
