CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  -- The form in which an address is unique; email is as its owner typed it.
  email_key text NOT NULL UNIQUE,
  name text NOT NULL,
  locale text NOT NULL CHECK (locale IN ('en', 'ko')),
  roles text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL
);

-- Apart from accounts, so that no read of a person can carry a hash along.
CREATE TABLE credentials (
  account_id uuid PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  password_hash text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- Attempts by digest of the address, known or not, so that the answer tells nothing about accounts.
CREATE TABLE sign_in_failures (
  attempt_key bytea PRIMARY KEY CHECK (octet_length(attempt_key) = 32),
  failures integer NOT NULL,
  window_started_at timestamptz NOT NULL
);
CREATE INDEX sign_in_failures_window ON sign_in_failures (window_started_at);

-- One key a person; destroying the row makes their sealed fields in kept events unreadable for ever.
CREATE TABLE person_keys (
  person_id uuid PRIMARY KEY,
  wrapped_key bytea NOT NULL,
  created_at timestamptz NOT NULL
);
