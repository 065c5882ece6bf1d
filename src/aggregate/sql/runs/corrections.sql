-- Where nothing was corrected nobody looks into the lake, which costs more than all else of this step: a constant says so before
-- the look is planned. Texts come from `messages`, which has the corrected labels.
SET VARIABLE has_corrections = (SELECT count(*) > 0 FROM source_corrections);

CREATE TABLE corrections AS
WITH predicted AS (
  SELECT message_key, topic, kind, urgency
  FROM resolved
  WHERE getvariable('has_corrections') AND message_key IN (SELECT message_key FROM source_corrections)
)
SELECT m.source, m.message_id, m.title, m.body, c.topic, c.kind, c.urgency, p.topic AS predicted_topic,
  p.kind AS predicted_kind, p.urgency AS predicted_urgency, c.corrected_by, c.corrected_at
FROM source_corrections c
JOIN predicted p USING (message_key)
JOIN messages m USING (message_key)
ORDER BY c.corrected_at, m.source, m.message_id;

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
