-- Two who may not meet, the lower id first: for good after a report, for a time after a match, a skip or a block that has just come.
CREATE TABLE parted (
  one_id uuid NOT NULL,
  other_id uuid NOT NULL,
  why text NOT NULL,
  -- Null for good.
  until timestamptz,
  PRIMARY KEY (one_id, other_id, why),
  CHECK (one_id < other_id)
);
CREATE INDEX parted_other ON parted (other_id);
CREATE INDEX parted_until ON parted (until) WHERE until IS NOT NULL;

-- Who may be in no match, as events told: it closes the time between asking their owner and beginning a match.
CREATE TABLE shut_out (
  user_id uuid NOT NULL,
  why text NOT NULL,
  until timestamptz,
  PRIMARY KEY (user_id, why)
);

-- Skips of one's own, reports about one: what lowers somebody's reach, and cools them off.
CREATE TABLE marks (
  kind text NOT NULL,
  match_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- Who reported; null once they have erased their account.
  by_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (kind, match_id, user_id)
);
CREATE INDEX marks_user ON marks (user_id, kind, at);
CREATE INDEX marks_by ON marks (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX marks_time ON marks (at);
