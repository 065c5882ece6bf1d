CREATE TABLE theme_messages AS
SELECT t.theme_id, t.campaign, f.message_id, f.source,
  -- Themes of earlier versions do not say so: all are taken to.
  coalesce(t.backs, true) AS backs
FROM source_theme_messages t
JOIN facts f USING (message_key)
ORDER BY t.campaign NULLS FIRST, t.theme_id, f.created_at, f.message_id, f.source;

COMMENT ON TABLE theme_messages IS 'Contributions to each theme, oldest first.';
COMMENT ON COLUMN theme_messages.theme_id IS 'Theme';
COMMENT ON COLUMN theme_messages.campaign IS 'Campaign of the theme; null: all messages of kind suggestion. A message may be in one theme of each';
COMMENT ON COLUMN theme_messages.message_id IS 'Message, with source';
COMMENT ON COLUMN theme_messages.source IS 'Source of the message';
COMMENT ON COLUMN theme_messages.backs IS 'Whether the message asks what the title of the theme asks; others of the theme ask something else of the same object, or state no ask';
