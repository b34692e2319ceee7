import { callV1, chatV1 } from '@my-girok/proto';
import type * as schema from '../../gen/chat.js';

/** What the graph's enums are called between services, and the other way round. */
export const boxOnWire: Readonly<Record<schema.RoomBox, chatV1.RoomBox>> = {
  INBOX: chatV1.RoomBox.ROOM_BOX_INBOX,
  REQUESTS: chatV1.RoomBox.ROOM_BOX_REQUESTS,
};
export const roleOnWire: Readonly<Record<schema.RoomRole, chatV1.Role>> = {
  OWNER: chatV1.Role.ROLE_OWNER,
  ADMIN: chatV1.Role.ROLE_ADMIN,
  MEMBER: chatV1.Role.ROLE_MEMBER,
};

export function roomKindOf(kind: chatV1.RoomKind): schema.RoomKind {
  if (kind === chatV1.RoomKind.ROOM_KIND_DIRECT) return 'DIRECT';
  return kind === chatV1.RoomKind.ROOM_KIND_MATCH ? 'MATCH' : 'GROUP';
}

/** Of what we do not know, the least is claimed. */
export function roomStateOf(state: chatV1.MemberState): schema.RoomState {
  if (state === chatV1.MemberState.MEMBER_STATE_JOINED) return 'JOINED';
  return state === chatV1.MemberState.MEMBER_STATE_ASKED ? 'ASKED' : 'LEFT';
}

export function roleOf(role: chatV1.Role): schema.RoomRole {
  if (role === chatV1.Role.ROLE_OWNER) return 'OWNER';
  return role === chatV1.Role.ROLE_ADMIN ? 'ADMIN' : 'MEMBER';
}

const sendStates: Readonly<Partial<Record<chatV1.SendState, schema.SendState>>> = {
  [chatV1.SendState.SEND_STATE_OPEN]: 'OPEN',
  [chatV1.SendState.SEND_STATE_ASKED]: 'ASKED',
  [chatV1.SendState.SEND_STATE_WAITING]: 'WAITING',
  [chatV1.SendState.SEND_STATE_ENDED]: 'ENDED',
};
export const sendStateOf = (state: chatV1.SendState): schema.SendState => sendStates[state] ?? 'UNREACHABLE';

export const attachmentKindOf = (kind: chatV1.Attachment_Kind): schema.ChatAttachmentKind =>
  kind === chatV1.Attachment_Kind.KIND_PICTURE ? 'PICTURE' : 'FILE';

export const callKindOnWire: Readonly<Record<schema.CallKind, callV1.CallKind>> = {
  VOICE: callV1.CallKind.CALL_KIND_VOICE,
  VIDEO: callV1.CallKind.CALL_KIND_VIDEO,
};
export const callKindOf = (kind: callV1.CallKind): schema.CallKind =>
  kind === callV1.CallKind.CALL_KIND_VIDEO ? 'VIDEO' : 'VOICE';

export function callStateOf(state: callV1.CallState): schema.CallState {
  if (state === callV1.CallState.CALL_STATE_RINGING) return 'RINGING';
  return state === callV1.CallState.CALL_STATE_LIVE ? 'LIVE' : 'ENDED';
}

const callPersonStates: Readonly<Partial<Record<callV1.CallPersonState, schema.CallPersonState>>> = {
  [callV1.CallPersonState.CALL_PERSON_STATE_RINGING]: 'RINGING',
  [callV1.CallPersonState.CALL_PERSON_STATE_JOINED]: 'JOINED',
  [callV1.CallPersonState.CALL_PERSON_STATE_DECLINED]: 'DECLINED',
  [callV1.CallPersonState.CALL_PERSON_STATE_MISSED]: 'MISSED',
  [callV1.CallPersonState.CALL_PERSON_STATE_BUSY]: 'BUSY',
};
export const callPersonStateOf = (state: callV1.CallPersonState): schema.CallPersonState =>
  callPersonStates[state] ?? 'LEFT';

const callEndReasons: Readonly<Record<string, schema.CallEndReason>> = {
  ended: 'ENDED',
  missed: 'MISSED',
  declined: 'DECLINED',
  busy: 'BUSY',
  not_allowed: 'NOT_ALLOWED',
  failed: 'FAILED',
};
/** Null while it goes on; a reason that a newer chat-service gives is an end like another. */
export const callEndReasonOf = (reason: string): schema.CallEndReason | null =>
  reason ? (callEndReasons[reason] ?? 'ENDED') : null;

const notices: Readonly<Partial<Record<chatV1.Notice_Kind, schema.ChatNoticeKind>>> = {
  [chatV1.Notice_Kind.KIND_JOINED]: 'JOINED',
  [chatV1.Notice_Kind.KIND_LEFT]: 'LEFT',
  [chatV1.Notice_Kind.KIND_REMOVED]: 'REMOVED',
  [chatV1.Notice_Kind.KIND_RENAMED]: 'RENAMED',
  [chatV1.Notice_Kind.KIND_OWNER]: 'OWNER',
  [chatV1.Notice_Kind.KIND_CALL]: 'CALL',
  [chatV1.Notice_Kind.KIND_CALL_MISSED]: 'CALL_MISSED',
};
/** Undefined for what a newer chat-service tells: its place in the room stays. */
export const noticeKindOf = (kind: chatV1.Notice_Kind): schema.ChatNoticeKind | undefined => notices[kind];
