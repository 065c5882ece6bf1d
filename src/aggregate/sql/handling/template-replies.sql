CREATE TABLE template_replies AS
WITH members AS (
  SELECT k.group_id, list({'source': f.source, 'message_id': f.message_id} ORDER BY f.created_at, f.message_key) AS messages
  FROM (SELECT group_id, unnest(message_keys) AS message_key FROM source_template_groups) k
  JOIN facts f USING (message_key)
  GROUP BY k.group_id
)
SELECT g.group_id, g."text", g."count" AS replies, g.matters, coalesce(m.messages, []) AS messages
FROM source_template_groups g
LEFT JOIN members m USING (group_id)
ORDER BY replies DESC, g.group_id;

COMMENT ON TABLE template_replies IS 'Near-identical replies to different matters, the most frequent first.';
COMMENT ON COLUMN template_replies.group_id IS 'Group of replies';
COMMENT ON COLUMN template_replies."text" IS 'One of the replies, as written';
COMMENT ON COLUMN template_replies.replies IS 'Replies that differ from it only in names, numbers, dates, punctuation and little else';
COMMENT ON COLUMN template_replies.matters IS 'Different matters among them';
COMMENT ON COLUMN template_replies.messages IS 'Messages replied to so, oldest first';
