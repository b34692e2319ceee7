import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { EraseRoomsOf } from './erase-rooms-of.use-case.js';
import { ExpectReader } from './expect-reader.use-case.js';
import { FollowMembership } from './follow-membership.use-case.js';
import { FollowReader } from './follow-reader.use-case.js';
import { ForgetMarkers } from './forget-markers.use-case.js';
import { ForgetMessagesBetween } from './forget-messages-between.use-case.js';
import { PendingMessagesRepository } from './pending-messages.repository.js';
import { RoomMarkersRepository } from './room-markers.repository.js';
import { RoomsConsumer } from './rooms.consumer.js';
import { RoomsWorker } from './rooms.worker.js';
import { TellOfMessages } from './tell-of-messages.use-case.js';
import { TellOfRequest } from './tell-of-request.use-case.js';

/** What is told of rooms: messages that came while one was away, and requests. */
@Module({
  imports: [InboxModule, TellingModule],
  providers: [
    RoomMarkersRepository,
    PendingMessagesRepository,
    ExpectReader,
    FollowMembership,
    FollowReader,
    ForgetMarkers,
    RoomsConsumer,
    RoomsWorker,
    TellOfMessages,
    TellOfRequest,
    EraseRoomsOf,
    ForgetMessagesBetween,
  ],
  exports: [EraseRoomsOf, ForgetMessagesBetween],
})
export class RoomsModule {}
