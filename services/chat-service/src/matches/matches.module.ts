import { Global, Module } from '@nestjs/common';
import { ChangeMatchRoom } from './change-match-room.use-case.js';
import { CloseMatchRoom } from './close-match-room.use-case.js';
import { EmptyMatchRoom } from './empty-match-room.use-case.js';
import { EndMatch } from './end-match.use-case.js';
import { EraseMatchesOf } from './erase-matches-of.use-case.js';
import { FollowMatch } from './follow-match.use-case.js';
import { MatchRoomsSweeper } from './match-rooms.sweeper.js';
import { MatchesGrpc } from './matches.grpc.js';
import { OpenKeptRoom } from './open-kept-room.use-case.js';
import { OpenMatchRoom } from './open-match-room.use-case.js';
import { ReadMatchRoom } from './read-match-room.query.js';
import { SweepMatchRooms } from './sweep-match-rooms.use-case.js';

@Global()
@Module({
  controllers: [MatchesGrpc],
  providers: [
    ChangeMatchRoom,
    CloseMatchRoom,
    EmptyMatchRoom,
    EndMatch,
    EraseMatchesOf,
    FollowMatch,
    MatchRoomsSweeper,
    OpenKeptRoom,
    OpenMatchRoom,
    ReadMatchRoom,
    SweepMatchRooms,
  ],
  exports: [EraseMatchesOf],
})
export class MatchesModule {}
