CREATE TABLE trend_daily AS
SELECT
  day, region, topic, kind, urgency,
  (count(*) FILTER (NOT is_copy))::INTEGER AS messages,
  (count(DISTINCT person) FILTER (NOT is_copy))::INTEGER AS authors,
  (count(*) FILTER (is_copy))::INTEGER AS copies
FROM facts
GROUP BY day, region, topic, kind, urgency
ORDER BY day, region, topic, kind, urgency;

COMMENT ON TABLE trend_daily IS 'Counts for each day × region × topic × kind × urgency that had a message. messages and copies add up; authors do not.';
COMMENT ON COLUMN trend_daily.day IS 'Day, Asia/Shanghai';
COMMENT ON COLUMN trend_daily.region IS 'Region; 未知 where unknown';
COMMENT ON COLUMN trend_daily.topic IS 'Topic';
COMMENT ON COLUMN trend_daily.kind IS 'Kind';
COMMENT ON COLUMN trend_daily.urgency IS 'Urgency';
COMMENT ON COLUMN trend_daily.messages IS 'Messages without copies';
COMMENT ON COLUMN trend_daily.authors IS 'Distinct authors of this cell; unknown authors count one each';
COMMENT ON COLUMN trend_daily.copies IS 'Messages left out as copies: same known author, same text';
