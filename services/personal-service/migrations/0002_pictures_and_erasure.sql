-- Nothing ever filled the address: pictures are media, and their addresses follow from their ids.
ALTER TABLE profiles
  DROP COLUMN avatar,
  ADD COLUMN avatar_media_id uuid,
  ADD COLUMN header_media_id uuid,
  -- Set when the account was deleted. Such a row is empty but for the id, so that nothing late makes the profile again.
  ADD COLUMN erased_at timestamptz,
  ADD CHECK (
    erased_at IS NULL
    OR (bio = '' AND links = '[]' AND locale IS NULL AND avatar_media_id IS NULL AND header_media_id IS NULL)
  );
