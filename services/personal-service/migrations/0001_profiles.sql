CREATE TABLE profiles (
  user_id uuid PRIMARY KEY,
  avatar text,
  bio text NOT NULL DEFAULT '',
  -- [{label, url}], in the order their owner gave them; bounded by the service.
  links jsonb NOT NULL DEFAULT '[]',
  -- Null until user.created has come or the person has chosen one; whichever is later must not undo the person's choice.
  locale text CHECK (locale IN ('en', 'ko')),
  updated_at timestamptz NOT NULL
);
