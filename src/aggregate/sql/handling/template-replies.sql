-- Messages of one issue are one matter, whatever their titles: the same reply to all of them is right.
CREATE TABLE template_replies AS
WITH members AS (
  SELECT k.group_id, list({'source': f.source, 'message_id': f.message_id} ORDER BY f.created_at, f.message_key) AS messages,
    count(*) - count(DISTINCT coalesce(f.issue_id, f.message_key)) AS same_issue
  FROM (SELECT group_id, unnest(message_keys) AS message_key FROM source_template_groups) k
  JOIN facts f USING (message_key)
  GROUP BY k.group_id
)
SELECT g.group_id, g."text", g."count" AS replies,
  least(g.matters, g."count" - coalesce(m.same_issue, 0))::INTEGER AS matters,
  coalesce(m.messages, []) AS messages
FROM source_template_groups g
LEFT JOIN members m USING (group_id)
WHERE least(g.matters, g."count" - coalesce(m.same_issue, 0)) >= getvariable('template_matters')
ORDER BY replies DESC, g.group_id;

COMMENT ON TABLE template_replies IS 'Near-identical replies to different matters, the most frequent first.';
COMMENT ON COLUMN template_replies.group_id IS 'Group of replies';
COMMENT ON COLUMN template_replies."text" IS 'One of the replies, as written';
COMMENT ON COLUMN template_replies.replies IS 'Replies that differ from it only in names, numbers, dates, punctuation and little else';
COMMENT ON COLUMN template_replies.matters IS 'Different matters among them: different titles, those of messages of one issue as one';
COMMENT ON COLUMN template_replies.messages IS 'Messages replied to so, oldest first';
