-- Two people who both said yes. What the two of a match agreed to stands with each of them.
CREATE TABLE matches (
  -- The proposal's id.
  id uuid PRIMARY KEY,
  band text NOT NULL,
  room_id text NOT NULL,
  -- Counts what chat-service has to know.
  version integer NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Null where nobody did, or has erased their account.
  ended_by uuid,
  end_reason text,
  kept_room_id text,
  -- The outbox's `match.started`: until it is in its stream nobody is shown the match.
  started_event uuid NOT NULL,
  shown boolean NOT NULL DEFAULT false
);
CREATE INDEX matches_unshown ON matches (started_at) WHERE NOT shown;
CREATE INDEX matches_ended ON matches (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE match_people (
  match_id uuid NOT NULL REFERENCES matches ON DELETE CASCADE,
  place smallint NOT NULL,
  -- Null once they have erased their account.
  user_id uuid,
  ticket_id text NOT NULL,
  -- Goes on where the ticket's ended; counts what this person is shown, so that it tells nothing of the other.
  version integer NOT NULL,
  alias_id uuid NOT NULL,
  alias_name text NOT NULL,
  -- Why the two were matched, as this person is told.
  reason jsonb NOT NULL,
  voice boolean NOT NULL DEFAULT false,
  video boolean NOT NULL DEFAULT false,
  images boolean NOT NULL DEFAULT false,
  keep boolean NOT NULL DEFAULT false,
  started_at timestamptz NOT NULL,
  -- Whether the match goes on.
  running boolean NOT NULL,
  -- They entered the queue again: a match that has ended is not shown any more.
  dismissed boolean NOT NULL DEFAULT false,
  -- When a gateway node last held a socket of theirs.
  held_at timestamptz NOT NULL,
  PRIMARY KEY (match_id, place)
);
-- One match a person at a time, whatever the number of nodes that begin one.
CREATE UNIQUE INDEX match_people_running ON match_people (user_id) WHERE running;
CREATE INDEX match_people_user ON match_people (user_id, started_at DESC);
CREATE INDEX match_people_held ON match_people (held_at) WHERE running;

-- What became of a proposal that both accepted: whoever writes it first has decided, and everybody else follows.
CREATE TABLE decisions (
  match_id uuid PRIMARY KEY,
  outcome text NOT NULL,
  decided_at timestamptz NOT NULL
);
CREATE INDEX decisions_time ON decisions (decided_at);

-- What chat-service has still to be told of a match: `room` what holds in its room now, `keep` that the two want a real one.
CREATE TABLE room_work (
  match_id uuid NOT NULL REFERENCES matches ON DELETE CASCADE,
  kind text NOT NULL,
  attempts integer NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (match_id, kind)
);
CREATE INDEX room_work_due ON room_work (due_at);
