-- What somebody told of whom they met, for moderators. Kept when the match is not any more.
CREATE TABLE reports (
  id uuid PRIMARY KEY,
  match_id uuid NOT NULL,
  -- Null once they have erased their account.
  reporter_id uuid,
  reporter_alias_id uuid NOT NULL,
  -- Null where they had erased theirs before.
  reported_id uuid,
  reported_alias_id uuid NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  -- The last messages, by alias, where the reporter let them be read.
  messages jsonb,
  -- When they are to be fetched, where chat-service was away.
  messages_due_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  UNIQUE (match_id, reporter_id)
);
CREATE INDEX reports_reporter ON reports (reporter_id) WHERE reporter_id IS NOT NULL;
CREATE INDEX reports_reported ON reports (reported_id);
CREATE INDEX reports_due ON reports (messages_due_at) WHERE messages_due_at IS NOT NULL;
