CREATE TABLE backlog AS
FROM (
  SELECT source, message_id, day, age_days::INTEGER AS age_days, urgency, topic, region, department, addressed_to, status, issue_id
  FROM handling_facts
  WHERE is_waiting AND (SELECT count(*) FILTER (is_replied) + count(status) > 0 FROM handling_facts)
  -- Of very many the most pressing ones are kept.
  ORDER BY CASE urgency WHEN 'critical' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, day, source, message_id
  LIMIT (getvariable('backlog_rows')::BIGINT)
)
ORDER BY day, CASE urgency WHEN 'critical' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, source, message_id;

COMMENT ON TABLE backlog IS 'Messages without a reply whose status says neither that they were answered nor settled, nor withdrawn or refused, oldest first; at most 20,000 (setting): of more, critical ones before urgent ones before others, in each the oldest. Empty where the input has neither replies nor status.';
COMMENT ON COLUMN backlog.source IS 'Source of the message';
COMMENT ON COLUMN backlog.message_id IS 'The message; unique with source';
COMMENT ON COLUMN backlog.day IS 'Day on which it was written';
COMMENT ON COLUMN backlog.age_days IS 'Days from then to the last day of the data';
COMMENT ON COLUMN backlog.urgency IS 'Urgency';
COMMENT ON COLUMN backlog.topic IS 'Topic';
COMMENT ON COLUMN backlog.region IS 'Region; 未知 where unknown';
COMMENT ON COLUMN backlog.department IS 'Department in charge, as the input gives it';
COMMENT ON COLUMN backlog.addressed_to IS 'Whom it addresses, as the input gives it';
COMMENT ON COLUMN backlog.status IS 'Status, as the input gives it';
COMMENT ON COLUMN backlog.issue_id IS 'Recurring issue; null where it stands alone';
