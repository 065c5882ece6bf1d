CREATE TABLE issue_messages AS
SELECT f.issue_id, f.message_id, f.source, f.created_at, m.similarity, m.why, o.message_id AS near_copy_of, f.is_copy,
  m.copy_of_key AS near_copy_of_key
FROM facts f
JOIN source_issue_messages m ON m.issue_id = f.issue_id AND m.message_key = f.original_key
LEFT JOIN facts o ON o.message_key = m.copy_of_key
ORDER BY f.issue_id, f.created_at, f.message_id, f.source;

COMMENT ON TABLE issue_messages IS 'Messages of each recurring issue, oldest first. Copies stand with their original''s issue and are marked.';
COMMENT ON COLUMN issue_messages.issue_id IS 'The issue';
COMMENT ON COLUMN issue_messages.message_id IS 'The message; unique with source';
COMMENT ON COLUMN issue_messages.source IS 'Source of the message';
COMMENT ON COLUMN issue_messages.created_at IS 'When it was written, Asia/Shanghai';
COMMENT ON COLUMN issue_messages.similarity IS 'Mean similarity to the other messages of the issue, 0 to 1';
COMMENT ON COLUMN issue_messages.why IS 'Terms shared with the other messages, those that tell most first';
COMMENT ON COLUMN issue_messages.near_copy_of IS 'message_id of an earlier message of the issue, maybe of another source (near_copy_of_key), of which this is a near-copy; null otherwise';
COMMENT ON COLUMN issue_messages.is_copy IS 'Same known author and same text as an earlier message: counted only in `copies`';
COMMENT ON COLUMN issue_messages.near_copy_of_key IS 'message_key of that earlier message';
