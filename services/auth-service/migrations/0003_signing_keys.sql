CREATE TABLE signing_keys (
  kid text PRIMARY KEY,
  public_jwk jsonb NOT NULL,
  -- PKCS#8, encrypted with a key derived from AUTH_SEAL_KEY.
  private_key_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  signs_from timestamptz NOT NULL,
  signs_until timestamptz NOT NULL
);
