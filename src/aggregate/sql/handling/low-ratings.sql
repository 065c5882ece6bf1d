CREATE TABLE low_ratings AS
SELECT source, message_id, day, grade_manner, grade_speed, satisfaction, department, addressed_to, region, topic, issue_id
FROM handling_facts
WHERE is_low_rated OR is_satisfied = false
ORDER BY day DESC, source, message_id;

COMMENT ON TABLE low_ratings IS 'Messages whose author rated manner or speed 2 or less (setting), or was not satisfied; newest first.';
COMMENT ON COLUMN low_ratings.source IS 'Source of the message';
COMMENT ON COLUMN low_ratings.message_id IS 'The message; unique with source';
COMMENT ON COLUMN low_ratings.day IS 'Day on which it was written';
COMMENT ON COLUMN low_ratings.grade_manner IS 'Rating of manner';
COMMENT ON COLUMN low_ratings.grade_speed IS 'Rating of speed';
COMMENT ON COLUMN low_ratings.satisfaction IS 'Satisfaction, as the input gives it';
COMMENT ON COLUMN low_ratings.department IS 'Department in charge';
COMMENT ON COLUMN low_ratings.addressed_to IS 'Whom it addresses';
COMMENT ON COLUMN low_ratings.region IS 'Region; 未知 where unknown';
COMMENT ON COLUMN low_ratings.topic IS 'Topic';
COMMENT ON COLUMN low_ratings.issue_id IS 'Recurring issue; null where it stands alone';
