-- Who wants to be told when somebody is there.
CREATE TABLE watches (
  user_id uuid PRIMARY KEY,
  band text NOT NULL,
  criteria jsonb NOT NULL,
  expires_at timestamptz NOT NULL,
  -- When they are looked at next.
  due_at timestamptz NOT NULL,
  -- When they were told last.
  told_at timestamptz
);
CREATE INDEX watches_due ON watches (due_at);
CREATE INDEX watches_expired ON watches (expires_at);
