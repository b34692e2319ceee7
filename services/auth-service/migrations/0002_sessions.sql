CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  -- SHA-256 of the cookie's value, which only the browser holds.
  cookie_hash bytea NOT NULL UNIQUE CHECK (octet_length(cookie_hash) = 32),
  generation integer NOT NULL DEFAULT 1,
  -- The attempt that made this generation; null when a sign-in or a resumption did.
  attempt_id text,
  rotated_at timestamptz NOT NULL,
  browser text NOT NULL,
  system text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoke_reason text,
  CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL))
);
CREATE INDEX sessions_of_account ON sessions (account_id, last_seen_at DESC) WHERE revoked_at IS NULL;
CREATE INDEX sessions_expiry ON sessions (expires_at);
