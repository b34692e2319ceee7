-- When people were born, sealed: others learn the band alone. Said once, so there is no update.
CREATE TABLE birth_dates (
  account_id uuid PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  sealed_date bytea NOT NULL,
  said_at timestamptz NOT NULL
);

-- Who is shut out, until when (null: for good), and why, for other moderators.
CREATE TABLE bans (
  account_id uuid PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  until timestamptz,
  reason text NOT NULL,
  -- Kept when that moderator's account goes.
  by_id uuid NOT NULL,
  banned_at timestamptz NOT NULL
);
