CREATE TABLE messages AS
SELECT
  message_id, source, title, body, author, author_type, region, region_source, addressed_to, department, status, satisfaction,
  created_at, likes, dislikes, topic, topic_score, topic_evidence, subtopic, topic_given, kind, kind_score, kind_evidence,
  kind_given, urgency, urgency_score, urgency_evidence, low_confidence, places, grade_manner, grade_speed, issue_id, reply,
  replied_at, versions, duplicate_of, run_id, message_key, is_replied, duplicate_of_key, due_at
FROM corrected;

COMMENT ON TABLE messages IS 'One row a message, its versions folded. Copies (same known author, same text; with setting aggregate.copies also same text, same second) are rows with duplicate_of; other tables count them only in `copies`.';
COMMENT ON COLUMN messages.message_id IS 'The input''s id, unique within source; id~hash where one id stood for unrelated texts; a hash where no id was given';
COMMENT ON COLUMN messages.source IS 'Name given with --source, by default main';
COMMENT ON COLUMN messages.title IS 'Title, personal data masked, otherwise as written; where the input has none, what its text says first of the matter, and where';
COMMENT ON COLUMN messages.body IS 'Text, personal data masked, otherwise as written; like the title that of the latest version, but for versions without a text';
COMMENT ON COLUMN messages.author IS 'Keyed hash (HMAC) of the author''s name; null for empty and anonymous names';
COMMENT ON COLUMN messages.author_type IS 'Kind of author, as the input gives it';
COMMENT ON COLUMN messages.region IS 'Region column of the input, else a region that this column or the addressee has for two others of the source and the text names, else the most specific administrative name in the text, else where the addressee is in office; null where none is known. Districts and counties, or towns (aggregate.regionLevel). A district stands behind its city (青石市云溪区) where the data have its name in several';
COMMENT ON COLUMN messages.region_source IS 'Where region comes from: input, title, body or addressee';
COMMENT ON COLUMN messages.addressed_to IS 'Whom the message addresses, as the input gives it';
COMMENT ON COLUMN messages.department IS 'Department in charge, as the input gives it';
COMMENT ON COLUMN messages.status IS 'Handling status, as the input gives it';
COMMENT ON COLUMN messages.satisfaction IS 'The author''s satisfaction, as the input gives it';
COMMENT ON COLUMN messages.created_at IS 'When it was written, Asia/Shanghai; by the latest version, or by an earlier one of the same day where that gives no hour';
COMMENT ON COLUMN messages.likes IS 'Likes at the latest version; null where the input has none';
COMMENT ON COLUMN messages.dislikes IS 'Dislikes at the latest version; null where the input has none';
COMMENT ON COLUMN messages.topic IS 'Topic: predicted, or as an editor corrected it (corrections)';
COMMENT ON COLUMN messages.topic_score IS 'Calibrated probability of topic, 0 to 1; null where an editor corrected it';
COMMENT ON COLUMN messages.topic_evidence IS 'Spans that spoke for (weight > 0) or against it; offsets in UTF-16 units of the stored text; null where an editor corrected it';
COMMENT ON COLUMN messages.subtopic IS 'Second level of the taxonomy, unique with topic: several topics have one called 其他; null where unsure';
COMMENT ON COLUMN messages.topic_given IS 'The input''s own topic; never used for predictions';
COMMENT ON COLUMN messages.kind IS 'complaint, help, inquiry, suggestion or praise: predicted, or as corrected';
COMMENT ON COLUMN messages.kind_score IS 'Calibrated probability of kind, 0 to 1; null where an editor corrected it';
COMMENT ON COLUMN messages.kind_evidence IS 'As topic_evidence, for kind';
COMMENT ON COLUMN messages.kind_given IS 'The input''s own kind; never used for predictions';
COMMENT ON COLUMN messages.urgency IS 'critical (within a day), urgent (within a week) or routine: predicted, or as corrected';
COMMENT ON COLUMN messages.urgency_score IS 'Calibrated probability of urgency, 0 to 1; null where an editor corrected it';
COMMENT ON COLUMN messages.urgency_evidence IS 'As topic_evidence, for urgency';
COMMENT ON COLUMN messages.low_confidence IS 'True where any of the three scores is below its model''s threshold, or the model knows no word of the message; false once an editor corrected a label';
COMMENT ON COLUMN messages.places IS 'Names of places, projects and organisations in the text, with offsets and type: region, road, metro, estate, village, school, hospital, company, project, people (a named population), named or quoted (a name that no end tells)';
COMMENT ON COLUMN messages.grade_manner IS 'The author''s rating of manner, as the input gives it';
COMMENT ON COLUMN messages.grade_speed IS 'The author''s rating of speed, as the input gives it';
COMMENT ON COLUMN messages.issue_id IS 'Recurring issue that it belongs to; null where it stands alone; a copy has that of its original';
COMMENT ON COLUMN messages.reply IS 'Latest official reply, personal data masked; null where there is none';
COMMENT ON COLUMN messages.replied_at IS 'Time of that reply, Asia/Shanghai; null where no version tells it';
COMMENT ON COLUMN messages.versions IS 'Number of different input rows folded into this message; a row that comes again as it was in an earlier run is no later version';
COMMENT ON COLUMN messages.duplicate_of IS 'message_id of the first message with the same text by the same known author, which may be of another source: join by duplicate_of_key; null for originals';
COMMENT ON COLUMN messages.run_id IS 'Run in which the message first appeared';
COMMENT ON COLUMN messages.message_key IS '16 hex digits, unique over all sources: by it the editor log names messages';
COMMENT ON COLUMN messages.is_replied IS 'Whether it, or a copy of it, has an official reply or the time of one; null where no input has columns that would tell';
COMMENT ON COLUMN messages.duplicate_of_key IS 'message_key of that first message, which may be of another source; null for originals';
COMMENT ON COLUMN messages.due_at IS 'Until when the input wants it answered (办理时限), the last second of a day standing for the whole of it; by the latest version that says; null where none does';
