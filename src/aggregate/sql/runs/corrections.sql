CREATE TABLE corrections AS
SELECT r.source, r.message_id, r.title, r.body, c.topic, c.kind, c.urgency, r.topic AS predicted_topic,
  r.kind AS predicted_kind, r.urgency AS predicted_urgency, c.corrected_by, c.corrected_at
FROM source_corrections c
JOIN resolved r USING (message_key)
ORDER BY c.corrected_at, r.source, r.message_id;

COMMENT ON TABLE corrections IS 'Labels that editors corrected, with the texts: what a model can be trained on. All tables count the corrected labels.';
COMMENT ON COLUMN corrections.source IS 'Source of the message';
COMMENT ON COLUMN corrections.message_id IS 'The message; unique with source';
COMMENT ON COLUMN corrections.title IS 'Title, as in messages';
COMMENT ON COLUMN corrections.body IS 'Text, as in messages';
COMMENT ON COLUMN corrections.topic IS 'Topic as corrected; null where the prediction stands';
COMMENT ON COLUMN corrections.kind IS 'Kind as corrected; null where the prediction stands';
COMMENT ON COLUMN corrections.urgency IS 'Urgency as corrected; null where the prediction stands';
COMMENT ON COLUMN corrections.predicted_topic IS 'Topic as predicted';
COMMENT ON COLUMN corrections.predicted_kind IS 'Kind as predicted';
COMMENT ON COLUMN corrections.predicted_urgency IS 'Urgency as predicted';
COMMENT ON COLUMN corrections.corrected_by IS 'Who made the last correction, as the editor gave it; null where not given';
COMMENT ON COLUMN corrections.corrected_at IS 'When, Asia/Shanghai';
