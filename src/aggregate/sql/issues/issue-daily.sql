CREATE TABLE issue_daily AS
SELECT
  issue_id, day,
  (count(*) FILTER (NOT is_copy))::INTEGER AS messages,
  (count(DISTINCT person) FILTER (NOT is_copy))::INTEGER AS authors,
  (count(*) FILTER (is_copy))::INTEGER AS copies,
  (count(*) FILTER (NOT is_copy AND urgency = 'critical'))::INTEGER AS critical,
  (count(*) FILTER (NOT is_copy AND urgency = 'urgent'))::INTEGER AS urgent
FROM facts
WHERE issue_id IS NOT NULL
GROUP BY issue_id, day
ORDER BY issue_id, day;

COMMENT ON TABLE issue_daily IS 'Counts for each recurring issue and day that had a message.';
COMMENT ON COLUMN issue_daily.issue_id IS 'The issue';
COMMENT ON COLUMN issue_daily.day IS 'Day, Asia/Shanghai';
COMMENT ON COLUMN issue_daily.messages IS 'Messages without copies';
COMMENT ON COLUMN issue_daily.authors IS 'Distinct authors of the day; unknown authors count one each';
COMMENT ON COLUMN issue_daily.copies IS 'Messages left out as copies: same known author, same text';
COMMENT ON COLUMN issue_daily.critical IS 'Messages of urgency critical';
COMMENT ON COLUMN issue_daily.urgent IS 'Messages of urgency urgent';
