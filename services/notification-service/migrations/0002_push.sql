-- A browser's push subscription (RFC 8030), for as long as its session.
CREATE TABLE push_subscriptions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  session_id text NOT NULL,
  endpoint text NOT NULL UNIQUE,
  p256dh text NOT NULL,
  auth text NOT NULL,
  locale text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX push_subscriptions_user ON push_subscriptions (user_id, created_at);
CREATE INDEX push_subscriptions_session ON push_subscriptions (session_id);

-- Sessions that ended while a token of theirs could still subscribe.
CREATE TABLE ended_sessions (
  session_id text PRIMARY KEY,
  ended_at timestamptz NOT NULL
);
CREATE INDEX ended_sessions_time ON ended_sessions (ended_at);

-- What is to be pushed: one for each subscription and group; a later one takes the place of one that waits.
CREATE TABLE push_jobs (
  id uuid PRIMARY KEY,
  subscription_id uuid NOT NULL REFERENCES push_subscriptions ON DELETE CASCADE,
  group_key text NOT NULL,
  -- Null where it is pushed only and not in the inbox.
  notification_id uuid,
  kind text NOT NULL,
  subject_id text NOT NULL,
  post_id text NOT NULL,
  detail text NOT NULL,
  actor_ids uuid[] NOT NULL,
  actor_count integer NOT NULL,
  count integer NOT NULL,
  -- Names what is pushed now: whoever replaces it gives another one.
  version uuid NOT NULL,
  attempts integer NOT NULL,
  due_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  UNIQUE (subscription_id, group_key)
);
CREATE INDEX push_jobs_due ON push_jobs (due_at);
