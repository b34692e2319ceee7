CREATE TABLE upload_tickets (
  -- SHA-256 of the ticket; the ticket itself is with its holder only.
  ticket_hash bytea PRIMARY KEY,
  user_id uuid NOT NULL,
  session_id text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX upload_tickets_user ON upload_tickets (user_id, expires_at);
CREATE INDEX upload_tickets_session ON upload_tickets (session_id);
CREATE INDEX upload_tickets_expiry ON upload_tickets (expires_at);

-- Sessions that ended while a ticket of theirs could still live.
CREATE TABLE ended_sessions (
  session_id text PRIMARY KEY,
  ended_at timestamptz NOT NULL
);
CREATE INDEX ended_sessions_time ON ended_sessions (ended_at);

-- What is stored of one picture for one owner and purpose, whoever many uploads of theirs it came with.
CREATE TABLE renditions (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  purpose text NOT NULL,
  sha256 bytea NOT NULL,
  content_type text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  animated boolean NOT NULL,
  thumbhash text NOT NULL DEFAULT '',
  color text NOT NULL DEFAULT '',
  -- preset -> {object, bytes, etag}; presets that came out the same share an object.
  webp jsonb NOT NULL DEFAULT '{}',
  avif jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  ready_at timestamptz,
  avif_at timestamptz,
  -- Nothing shows it any more: its objects are going, and nothing may come to share it.
  doomed_at timestamptz
);
CREATE UNIQUE INDEX renditions_content ON renditions (owner_id, purpose, sha256) WHERE doomed_at IS NULL;

CREATE TABLE media (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('post', 'avatar', 'header')),
  state text NOT NULL CHECK (state IN ('uploading', 'processing', 'ready', 'refused', 'deleted')),
  refusal text,
  progress real NOT NULL DEFAULT 0,
  -- The last part of the upload's address, and the name of its objects below uploads/. Who knows it still needs a ticket.
  upload_id text NOT NULL UNIQUE,
  bytes integer NOT NULL,
  declared_sha256 bytea,
  -- How often this process or another began to decode it and did not come back.
  crashes smallint NOT NULL DEFAULT 0,
  rendition_id uuid REFERENCES renditions ON DELETE SET NULL,
  subject_id uuid,
  public boolean NOT NULL DEFAULT false,
  attached_at timestamptz,
  confirmed_at timestamptz,
  created_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  lock_holder uuid,
  lock_until timestamptz,
  lock_wanted boolean NOT NULL DEFAULT false
);
CREATE INDEX media_owner ON media (owner_id, state);
CREATE INDEX media_subject ON media (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX media_rendition ON media (rendition_id) WHERE rendition_id IS NOT NULL;
CREATE INDEX media_unconfirmed ON media (created_at) WHERE confirmed_at IS NULL;
