ALTER TABLE sessions
  -- The generation whose refresh token attempt_id used.
  ADD COLUMN attempt_generation integer,
  -- The first generation that resumptions of the last minute replaced; null after a rotation.
  ADD COLUMN resumed_from integer;
UPDATE sessions SET attempt_generation = generation - 1 WHERE attempt_id IS NOT NULL;
