import type { Locale } from '@my-girok/types';
import type { Generated, Kysely } from 'kysely';
import type { Kind, SubjectKind } from './inbox/notification.js';

export interface ChannelsTable {
  user_id: string;
  epoch: string;
  seq: Generated<number>;
  forgotten_seq: Generated<number>;
  unread_count: Generated<number>;
}

export interface ChannelLogTable {
  user_id: string;
  seq: number;
  kind: 'created' | 'read';
  notification_ids: string[];
  until: Date | null;
  at: Date;
}

export interface NotificationsTable {
  id: string;
  user_id: string;
  kind: Kind;
  group_key: string;
  subject_kind: SubjectKind;
  subject_id: string;
  post_id: string;
  detail: string;
  count: number;
  actor_count: number;
  last_seq: number;
  created_at: Date;
  updated_at: Date;
  read_at: Date | null;
}

export interface NotificationActorsTable {
  notification_id: string;
  actor_id: string;
  items: number;
  at: Date;
}

export interface PreferencesTable {
  user_id: string;
  kind: Kind;
  inbox: boolean;
  push: boolean;
}

export interface RoomMarkersTable {
  user_id: string;
  room_id: string;
  read_seq: Generated<number>;
  due_at: Date | null;
  updated_at: Date;
}

export interface PendingMessagesTable {
  user_id: string;
  room_id: string;
  seq: number;
  author_id: string;
  at: Date;
}

export interface ErasedPeopleTable {
  user_id: string;
  at: Date;
}

export interface TakenBackTable {
  user_id: string;
  group_key: string;
  actor_id: string;
  at: Date;
}

export interface PushSubscriptionsTable {
  id: string;
  user_id: string;
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  locale: Locale;
  created_at: Date;
}

export interface EndedSessionsTable {
  session_id: string;
  ended_at: Date;
}

export interface PushJobsTable {
  id: string;
  subscription_id: string;
  group_key: string;
  notification_id: string | null;
  kind: Kind;
  subject_id: string;
  post_id: string;
  detail: string;
  actor_ids: string[];
  actor_count: number;
  count: number;
  version: string;
  attempts: number;
  due_at: Date;
  expires_at: Date;
}

/** The tables of database `notification`, as migrations/ makes them. */
export interface NotificationDatabase {
  channels: ChannelsTable;
  channel_log: ChannelLogTable;
  notifications: NotificationsTable;
  notification_actors: NotificationActorsTable;
  preferences: PreferencesTable;
  room_markers: RoomMarkersTable;
  pending_messages: PendingMessagesTable;
  erased_people: ErasedPeopleTable;
  taken_back: TakenBackTable;
  push_subscriptions: PushSubscriptionsTable;
  ended_sessions: EndedSessionsTable;
  push_jobs: PushJobsTable;
}

/** The database, or a transaction in it. */
export type Db = Kysely<NotificationDatabase>;
