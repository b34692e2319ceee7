-- Pictures and files of messages.
ALTER TABLE media DROP CONSTRAINT media_purpose_check;
ALTER TABLE media ADD CONSTRAINT media_purpose_check CHECK (purpose IN ('post', 'avatar', 'header', 'message', 'file'));
-- Whatever asks for it: what a message shows is asked about at each read.
ALTER TABLE media ADD CONSTRAINT media_messages_never_public CHECK (NOT public OR purpose NOT IN ('message', 'file'));
-- A file's name as it is told to those who download it; made harmless before it is written.
ALTER TABLE media ADD COLUMN name text NOT NULL DEFAULT '';
