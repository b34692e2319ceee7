-- A person's numbered channel (docs/adr/0013-realtime.md). Its row is the lock under which everything of theirs is written.
CREATE TABLE channels (
  user_id uuid PRIMARY KEY,
  epoch text NOT NULL,
  seq integer NOT NULL DEFAULT 0,
  -- The last number whose line in the log is gone.
  forgotten_seq integer NOT NULL DEFAULT 0,
  unread_count integer NOT NULL DEFAULT 0 CHECK (unread_count >= 0)
);

-- What happened in a channel: ids only, kept for 72 hours.
CREATE TABLE channel_log (
  user_id uuid NOT NULL REFERENCES channels ON DELETE CASCADE,
  seq integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('created', 'read')),
  notification_ids uuid[] NOT NULL,
  until timestamptz,
  at timestamptz NOT NULL,
  PRIMARY KEY (user_id, seq)
);
CREATE INDEX channel_log_time ON channel_log (at);

CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES channels ON DELETE CASCADE,
  kind text NOT NULL,
  -- What is told together while it is unread, such as `like:<post id>`.
  group_key text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  -- The post of a comment; empty for none.
  post_id text NOT NULL,
  detail text NOT NULL,
  count integer NOT NULL,
  actor_count integer NOT NULL,
  -- The newest message it counts; 0 for what is not of a room.
  last_seq integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE UNIQUE INDEX notifications_unread_group ON notifications (user_id, group_key) WHERE read_at IS NULL;
CREATE INDEX notifications_group ON notifications (user_id, group_key);
CREATE INDEX notifications_page ON notifications (user_id, updated_at DESC, id DESC);
CREATE INDEX notifications_unread ON notifications (user_id, updated_at DESC, id DESC) WHERE read_at IS NULL;
CREATE INDEX notifications_subject ON notifications (subject_id);
CREATE INDEX notifications_post ON notifications (post_id) WHERE post_id <> '';
CREATE INDEX notifications_age ON notifications (updated_at);

-- Everybody whose doing a notification tells, so that different people are counted exactly and each can be taken out.
CREATE TABLE notification_actors (
  notification_id uuid NOT NULL REFERENCES notifications ON DELETE CASCADE,
  actor_id uuid NOT NULL,
  -- How many of the things that the notification counts are theirs.
  items integer NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (notification_id, actor_id)
);
CREATE INDEX notification_actors_actor ON notification_actors (actor_id);

-- Only what differs from the defaults.
CREATE TABLE preferences (
  user_id uuid NOT NULL,
  kind text NOT NULL,
  inbox boolean NOT NULL,
  push boolean NOT NULL,
  PRIMARY KEY (user_id, kind)
);

-- A person in a room: how far they have read, and when what came since is told. Its row is the lock of both.
CREATE TABLE room_markers (
  user_id uuid NOT NULL,
  room_id text NOT NULL,
  read_seq integer NOT NULL DEFAULT 0,
  -- When the messages in pending_messages are told; null while there are none.
  due_at timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, room_id)
);
CREATE INDEX room_markers_due ON room_markers (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX room_markers_age ON room_markers (updated_at) WHERE due_at IS NULL;

-- Messages of the last moments which their reader may still read by themselves.
CREATE TABLE pending_messages (
  user_id uuid NOT NULL,
  room_id text NOT NULL,
  seq integer NOT NULL,
  author_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (user_id, room_id, seq)
);
CREATE INDEX pending_messages_author ON pending_messages (author_id);

-- Accounts that are gone: what still comes for or by them is not told.
CREATE TABLE erased_people (
  user_id uuid PRIMARY KEY,
  at timestamptz NOT NULL
);
