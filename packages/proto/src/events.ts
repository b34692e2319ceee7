import type { DeepPartial } from './deep-partial.js';
import {
  CommentCreated,
  CommentDeleted,
  PostCreated,
  PostDeleted,
  PostLiked,
  PostUnliked,
  ProfileUpdated,
  SessionRevoked,
  UserCreated,
  UserFollowed,
  UserUnfollowed,
} from './gen/events/v1/events.js';
import type { MessageCodec } from './service-definition.js';

/** The JetStream streams that keep a service's record. */
export type RecordStream = 'AUTH' | 'PERSONAL' | 'FEED';

const event = <S extends RecordStream, T>(stream: S, codec: MessageCodec<T>, aggregate: keyof T & string) => ({
  stream,
  codec,
  aggregate,
});

/** The one list of events: type → the stream it lives in, the message that is its data, and the field that names its aggregate. */
export const EVENTS = {
  'user.created': event('AUTH', UserCreated, 'userId'),
  'session.revoked': event('AUTH', SessionRevoked, 'sessionId'),
  'profile.updated': event('PERSONAL', ProfileUpdated, 'userId'),
  'post.created': event('FEED', PostCreated, 'postId'),
  'post.deleted': event('FEED', PostDeleted, 'postId'),
  'post.liked': event('FEED', PostLiked, 'postId'),
  'post.unliked': event('FEED', PostUnliked, 'postId'),
  'comment.created': event('FEED', CommentCreated, 'postId'),
  'comment.deleted': event('FEED', CommentDeleted, 'postId'),
  'user.followed': event('FEED', UserFollowed, 'followerId'),
  'user.unfollowed': event('FEED', UserUnfollowed, 'followerId'),
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
