import { Module } from '@nestjs/common';
import { ActorsRepository } from './actors.repository.js';
import { AddToInbox } from './add-to-inbox.use-case.js';
import { ChannelsRepository } from './channels.repository.js';
import { EraseInboxOf } from './erase-inbox-of.use-case.js';
import { ErasedAmong } from './erased-among.query.js';
import { ErasedPeopleRepository } from './erased-people.repository.js';
import { InboxGrpc } from './inbox.grpc.js';
import { InboxPruner } from './inbox.pruner.js';
import { InboxWrites } from './inbox-writes.js';
import { KeptRepository } from './kept.repository.js';
import { ListNotifications } from './list-notifications.query.js';
import { MarkRead } from './mark-read.use-case.js';
import { NotificationsRepository } from './notifications.repository.js';
import { OpenChannel } from './open-channel.use-case.js';
import { PruneInbox } from './prune-inbox.use-case.js';
import { RemoveNotifications } from './remove-notifications.use-case.js';
import { RemoveTold } from './remove-told.use-case.js';
import { Replay } from './replay.query.js';
import { Unread } from './unread.query.js';
import { Withdraw } from './withdraw.use-case.js';

const forOtherSlices = [AddToInbox, EraseInboxOf, ErasedAmong, MarkRead, OpenChannel, RemoveTold, Unread, Withdraw];

/** What a person was told, in a numbered channel. */
@Module({
  controllers: [InboxGrpc],
  providers: [
    ActorsRepository,
    ChannelsRepository,
    ErasedPeopleRepository,
    KeptRepository,
    NotificationsRepository,
    InboxWrites,
    InboxPruner,
    ListNotifications,
    PruneInbox,
    RemoveNotifications,
    Replay,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class InboxModule {}
