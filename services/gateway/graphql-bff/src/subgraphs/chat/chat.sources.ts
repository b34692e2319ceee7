import type { callV1, chatV1 } from '@my-girok/proto';
import type { ChatNoticeKind } from '../../gen/chat.js';

/** What the chat subgraph's resolvers are given for each type. */
export interface PersonReference {
  id: string;
}
/** Who the reader is in a match's room, where every id of a person is a pseudonym that nobody has; absent elsewhere. */
export interface UnderAlias {
  readerAlias?: string;
}
export type RoomSource = chatV1.Room;
export type MemberSource = chatV1.Member & UnderAlias;
export type MessageSource = chatV1.Message & UnderAlias;
export type FacetSource = chatV1.MessageFacet;
export type ReplySource = chatV1.ReplyTo & UnderAlias;
export type ReactionSource = chatV1.Reaction & UnderAlias;
export type NoticeSource = Omit<chatV1.Notice, 'kind'> & UnderAlias & { kind: ChatNoticeKind };
export type InvitePreviewSource = chatV1.PreviewInviteResponse;
export type CallSource = callV1.Call;
/** Somebody in a call, and the room whose kind says whether their id is a pseudonym. */
export type CallPersonSource = callV1.CallPerson & { roomId: string };
/** A picture or file and the message that shows it, whose readers may have it. */
export interface AttachmentOfMessage {
  attachment: chatV1.Attachment;
  messageId: string;
}
