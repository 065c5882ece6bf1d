CREATE TABLE problem_classes AS
SELECT class_id, title, keywords, issues, messages, authors, places, first_at::DATE AS first_day, last_at::DATE AS last_day
FROM source_problem_classes
ORDER BY issues DESC, messages DESC, class_id;

COMMENT ON TABLE problem_classes IS 'The same problem in several places: classes of recurring issues.';
COMMENT ON COLUMN problem_classes.class_id IS 'Stable: derives from its founding issue';
COMMENT ON COLUMN problem_classes.title IS 'The problem in the messages'' own words';
COMMENT ON COLUMN problem_classes.keywords IS 'Words that tell it from other classes';
COMMENT ON COLUMN problem_classes.issues IS 'Number of its issues, without dismissed ones';
COMMENT ON COLUMN problem_classes.messages IS 'Messages of those issues, without copies';
COMMENT ON COLUMN problem_classes.authors IS 'Distinct authors of those messages; unknown authors count one each';
COMMENT ON COLUMN problem_classes.places IS 'Places where it occurs; of an issue without a place the region that its messages have, unless as many have others of that rank';
COMMENT ON COLUMN problem_classes.first_day IS 'Day of its first message';
COMMENT ON COLUMN problem_classes.last_day IS 'Day of its latest message';
