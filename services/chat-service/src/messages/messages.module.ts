import { Global, Module } from '@nestjs/common';
import { AnsweredMessage } from './answered-message.query.js';
import { ChangeReaction } from './change-reaction.use-case.js';
import { ClearMessage } from './clear-message.use-case.js';
import { DeleteMessage } from './delete-message.use-case.js';
import { EditMessage } from './edit-message.use-case.js';
import { EmptyRoom } from './empty-room.use-case.js';
import { EnterToChange } from './enter-to-change.query.js';
import { EraseMessagesOf } from './erase-messages-of.use-case.js';
import { FindMessages } from './find-messages.query.js';
import { HiddenAuthors } from './hidden-authors.query.js';
import { LastMessages } from './last-messages.query.js';
import { ListMessages } from './list-messages.query.js';
import { MessageAudience } from './message-audience.query.js';
import { MessageChangesGrpc } from './message-changes.grpc.js';
import { MessageReservationsRepository } from './message-reservations.repository.js';
import { MessagesGrpc } from './messages.grpc.js';
import { MessagesRepository } from './messages.repository.js';
import { MessagesAt } from './messages-at.query.js';
import { OpenMessage } from './open-message.query.js';
import { PostNotice } from './post-notice.use-case.js';
import { PrepareMessage } from './prepare-message.use-case.js';
import { ReactToMessage } from './react-to-message.use-case.js';
import { ReactionsRepository } from './reactions.repository.js';
import { SeeMessages } from './see-messages.query.js';
import { SendMessage } from './send-message.use-case.js';
import { SeqAtTime } from './seq-at-time.query.js';
import { StoreMessage } from './store-message.use-case.js';
import { UpdateMessage } from './update-message.use-case.js';
import { WriteEdit } from './write-edit.use-case.js';
import { WriteMessage } from './write-message.use-case.js';

const forOtherSlices = [
  EmptyRoom,
  EraseMessagesOf,
  FindMessages,
  HiddenAuthors,
  LastMessages,
  MessagesAt,
  PostNotice,
  SeeMessages,
];

@Global()
@Module({
  controllers: [MessagesGrpc, MessageChangesGrpc],
  providers: [
    MessagesRepository,
    ReactionsRepository,
    MessageReservationsRepository,
    SendMessage,
    PrepareMessage,
    AnsweredMessage,
    MessageAudience,
    StoreMessage,
    WriteMessage,
    EnterToChange,
    OpenMessage,
    EditMessage,
    WriteEdit,
    UpdateMessage,
    DeleteMessage,
    ClearMessage,
    ReactToMessage,
    ChangeReaction,
    ListMessages,
    SeqAtTime,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class MessagesModule {}
