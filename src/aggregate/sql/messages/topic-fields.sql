CREATE TABLE topic_fields AS
SELECT topic, subtopic, field
FROM source_topic_fields
ORDER BY topic, subtopic NULLS FIRST, field;

COMMENT ON TABLE topic_fields IS 'Crosswalk from the model''s topics and subtopics to the fields under which the message board files its messages.';
COMMENT ON COLUMN topic_fields.topic IS 'Topic of the model';
COMMENT ON COLUMN topic_fields.subtopic IS 'Subtopic; null: the topic, but for its subtopics with rows of their own';
COMMENT ON COLUMN topic_fields.field IS 'Field (领域) of the board';
