import type { DeepPartial } from './deep-partial.js';
import {
  CallEnded,
  CallStarted,
  CallUpdated,
  CommentCreated,
  CommentDeleted,
  MatchEnded,
  MatchKept,
  MatchReported,
  MatchStarted,
  MediaDeleted,
  MediaReady,
  MediaRefused,
  MediaUploaded,
  MemberJoined,
  MemberLeft,
  MessageAttached,
  MessageCreated,
  MessageDeleted,
  MessageDelivered,
  MessageDetached,
  MessageRead,
  MessageUpdated,
  NotificationCreated,
  NotificationRead,
  PersonRoomsUpdated,
  PostCreated,
  PostDeleted,
  PostEdited,
  PostLiked,
  PostReposted,
  PostUnliked,
  PostUnreposted,
  ProfileUpdated,
  QueueAvailable,
  ReportCreated,
  RoomCreated,
  RoomUpdated,
  SessionCreated,
  SessionRevoked,
  StatusUpdated,
  UserBanned,
  UserBlocked,
  UserCreated,
  UserDeleted,
  UserFollowed,
  UserUnbanned,
  UserUnblocked,
  UserUnfollowed,
} from './gen/events/v1/events.js';
import type { MessageCodec } from './service-definition.js';

/** The JetStream streams that keep a service's record: ids, versions, facts. */
export type RecordStream = 'AUTH' | 'PERSONAL' | 'FEED' | 'MEDIA' | 'CHAT' | 'MATCHING';

/** The JetStream streams that pass on what people wrote, and forget it after 72 hours. */
export type LiveStream = 'CHAT_LIVE' | 'NOTIFICATION_LIVE' | 'MATCHING_LIVE';

const event = <S extends RecordStream | LiveStream, T>(
  stream: S,
  codec: MessageCodec<T>,
  aggregate: keyof T & string,
) => ({
  stream,
  codec,
  aggregate,
});

/** The one list of events: type → the stream it lives in, the message that is its data, and the field that names its aggregate. */
export const EVENTS = {
  'user.created': event('AUTH', UserCreated, 'userId'),
  'user.deleted': event('AUTH', UserDeleted, 'userId'),
  'user.banned': event('AUTH', UserBanned, 'userId'),
  'user.unbanned': event('AUTH', UserUnbanned, 'userId'),
  'session.created': event('AUTH', SessionCreated, 'sessionId'),
  'session.revoked': event('AUTH', SessionRevoked, 'sessionId'),
  'profile.updated': event('PERSONAL', ProfileUpdated, 'userId'),
  'post.created': event('FEED', PostCreated, 'postId'),
  'post.edited': event('FEED', PostEdited, 'postId'),
  'post.deleted': event('FEED', PostDeleted, 'postId'),
  'post.liked': event('FEED', PostLiked, 'postId'),
  'post.unliked': event('FEED', PostUnliked, 'postId'),
  'post.reposted': event('FEED', PostReposted, 'postId'),
  'post.unreposted': event('FEED', PostUnreposted, 'postId'),
  'comment.created': event('FEED', CommentCreated, 'postId'),
  'comment.deleted': event('FEED', CommentDeleted, 'postId'),
  'user.followed': event('FEED', UserFollowed, 'followerId'),
  'user.unfollowed': event('FEED', UserUnfollowed, 'followerId'),
  'user.blocked': event('FEED', UserBlocked, 'blockerId'),
  'user.unblocked': event('FEED', UserUnblocked, 'blockerId'),
  'report.created': event('FEED', ReportCreated, 'reportId'),
  'media.uploaded': event('MEDIA', MediaUploaded, 'mediaId'),
  'media.ready': event('MEDIA', MediaReady, 'mediaId'),
  'media.refused': event('MEDIA', MediaRefused, 'mediaId'),
  'media.deleted': event('MEDIA', MediaDeleted, 'mediaId'),
  'room.created': event('CHAT', RoomCreated, 'roomId'),
  'member.joined': event('CHAT', MemberJoined, 'roomId'),
  'member.left': event('CHAT', MemberLeft, 'roomId'),
  'message.attached': event('CHAT', MessageAttached, 'messageId'),
  'message.detached': event('CHAT', MessageDetached, 'messageId'),
  'call.started': event('CHAT', CallStarted, 'callId'),
  'call.ended': event('CHAT', CallEnded, 'callId'),
  'message.created': event('CHAT_LIVE', MessageCreated, 'roomId'),
  'message.updated': event('CHAT_LIVE', MessageUpdated, 'roomId'),
  'message.deleted': event('CHAT_LIVE', MessageDeleted, 'roomId'),
  'room.updated': event('CHAT_LIVE', RoomUpdated, 'roomId'),
  'person.rooms_updated': event('CHAT_LIVE', PersonRoomsUpdated, 'userId'),
  'message.read': event('CHAT_LIVE', MessageRead, 'membershipId'),
  'message.delivered': event('CHAT_LIVE', MessageDelivered, 'membershipId'),
  'call.updated': event('CHAT_LIVE', CallUpdated, 'callId'),
  'match.started': event('MATCHING', MatchStarted, 'matchId'),
  'match.ended': event('MATCHING', MatchEnded, 'matchId'),
  'match.kept': event('MATCHING', MatchKept, 'matchId'),
  'match.reported': event('MATCHING', MatchReported, 'matchId'),
  'queue.available': event('MATCHING', QueueAvailable, 'userId'),
  'status.updated': event('MATCHING_LIVE', StatusUpdated, 'userId'),
  'notification.created': event('NOTIFICATION_LIVE', NotificationCreated, 'userId'),
  'notification.read': event('NOTIFICATION_LIVE', NotificationRead, 'userId'),
} as const;

export type EventType = keyof typeof EVENTS;

/** Event type → its data as a consumer receives it. */
export type EventMap = { [T in EventType]: ReturnType<(typeof EVENTS)[T]['codec']['decode']> };

/** Event type → its data as a publisher gives it. */
export type EventData<T extends EventType> = DeepPartial<EventMap[T]>;

/** The proto3 JSON of an event's data, as it travels. */
export function encodeEvent<T extends EventType>(type: T, data: EventData<T>): string {
  const codec = EVENTS[type].codec as unknown as MessageCodec<EventMap[T]>;
  return JSON.stringify(codec.toJSON(codec.fromPartial(data)));
}

/** Reads an event's data from its proto3 JSON; unknown fields are ignored, absent ones have their defaults. */
export function decodeEvent<T extends EventType>(type: T, json: string): EventMap[T] {
  const codec = EVENTS[type].codec as unknown as MessageCodec<EventMap[T]>;
  return codec.fromJSON(JSON.parse(json));
}
