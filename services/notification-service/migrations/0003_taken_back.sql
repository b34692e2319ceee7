-- Whose doing was taken back lately: when it is done again it comes to the inbox, and rings no device.
CREATE TABLE taken_back (
  user_id uuid NOT NULL,
  group_key text NOT NULL,
  actor_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (user_id, group_key, actor_id)
);
CREATE INDEX taken_back_actor ON taken_back (actor_id);
CREATE INDEX taken_back_time ON taken_back (at);
