import type { chatV1 } from '@my-girok/proto';
import type { ChatNoticeKind } from '../../gen/chat.js';

/** What the chat subgraph's resolvers are given for each type. */
export interface PersonReference {
  id: string;
}
export type RoomSource = chatV1.Room;
export type MemberSource = chatV1.Member;
export type MessageSource = chatV1.Message;
export type FacetSource = chatV1.MessageFacet;
export type ReplySource = chatV1.ReplyTo;
export type ReactionSource = chatV1.Reaction;
export type NoticeSource = Omit<chatV1.Notice, 'kind'> & { kind: ChatNoticeKind };
export type InvitePreviewSource = chatV1.PreviewInviteResponse;
/** A picture or file and the message that shows it, whose readers may have it. */
export interface AttachmentOfMessage {
  attachment: chatV1.Attachment;
  messageId: string;
}
