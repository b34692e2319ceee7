import { Module } from '@nestjs/common';
import { ActorsRepository } from './actors.repository.js';
import { AddToInbox } from './add-to-inbox.use-case.js';
import { ChannelsRepository } from './channels.repository.js';
import { ErasedStores, EraseInboxOf } from './erase-inbox-of.use-case.js';
import { ErasedAmong } from './erased-among.query.js';
import { ErasedPeopleRepository } from './erased-people.repository.js';
import { InboxGrpc } from './inbox.grpc.js';
import { InboxPruner } from './inbox.pruner.js';
import { InboxWrites } from './inbox-writes.js';
import { IsNews } from './is-news.query.js';
import { KeptRepository } from './kept.repository.js';
import { ListNotifications } from './list-notifications.query.js';
import { MarkRead } from './mark-read.use-case.js';
import { NotificationsRepository } from './notifications.repository.js';
import { OpenChannel } from './open-channel.use-case.js';
import { PruneInbox } from './prune-inbox.use-case.js';
import { RemoveNotifications } from './remove-notifications.use-case.js';
import { RemoveTold } from './remove-told.use-case.js';
import { Replay } from './replay.query.js';
import { TakeBack } from './take-back.use-case.js';
import { TakenBackRepository } from './taken-back.repository.js';
import { Unread } from './unread.query.js';
import { Withdraw } from './withdraw.use-case.js';

const forOtherSlices = [
  AddToInbox,
  EraseInboxOf,
  ErasedAmong,
  IsNews,
  MarkRead,
  OpenChannel,
  RemoveTold,
  TakeBack,
  Unread,
  Withdraw,
];

/** What a person was told, in a numbered channel. */
@Module({
  controllers: [InboxGrpc],
  providers: [
    ActorsRepository,
    ChannelsRepository,
    ErasedPeopleRepository,
    ErasedStores,
    KeptRepository,
    NotificationsRepository,
    TakenBackRepository,
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
