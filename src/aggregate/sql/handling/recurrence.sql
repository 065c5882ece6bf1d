CREATE TABLE recurrence AS
WITH added AS (
  SELECT department, addressed_to, region, topic, within_days,
    count(*) FILTER (days_seen >= within_days) AS replies,
    count(issue_id) FILTER (days_seen >= within_days) AS issue_replies,
    count(*) FILTER (days_seen >= within_days AND days_to_return <= within_days) AS returned
  FROM returns, (SELECT unnest([7, 30, 90]) AS within_days)
  GROUP BY department, addressed_to, region, topic, within_days
),
named AS (
  SELECT *, unnest([
      {'grain': 'total', 'name': ''},
      if(department IS NULL, NULL, {'grain': 'department', 'name': department}),
      if(addressed_to IS NULL, NULL, {'grain': 'addressed_to', 'name': addressed_to}),
      {'grain': 'region', 'name': region},
      {'grain': 'topic', 'name': topic}
    ], recursive := true)
  FROM added
),
counted AS (
  SELECT grain, name, within_days, sum(replies) AS replies, sum(issue_replies) AS issue_replies, sum(returned) AS returned
  FROM named
  WHERE grain IS NOT NULL
  GROUP BY grain, name, within_days
)
SELECT grain, nullif(name, '') AS name, within_days::INTEGER AS within_days, replies::INTEGER AS replies,
  issue_replies::INTEGER AS issue_replies, returned::INTEGER AS returned,
  if(replies > 0, returned / replies, NULL) AS return_rate
FROM counted
ORDER BY grain, within_days, replies DESC, name;

COMMENT ON TABLE recurrence IS 'How often the matter came back after a reply: replies with a time, and those followed by a further message of the same issue, written after the reply (or after its day, where it gives no hour), within 7, 30 or 90 days.';
COMMENT ON COLUMN recurrence.grain IS 'total, department, addressed_to, region or topic, as in handling: choose one';
COMMENT ON COLUMN recurrence.name IS 'Which; null for the total';
COMMENT ON COLUMN recurrence.within_days IS '7, 30 or 90';
COMMENT ON COLUMN recurrence.replies IS 'Replies with a time not before their message, given at least so many days before the last day of the data, to whatever message';
COMMENT ON COLUMN recurrence.issue_replies IS 'Of those, replies to messages of recurring issues: no basis of a rate, since an issue is recurring because messages followed';
COMMENT ON COLUMN recurrence.returned IS 'Of replies, those followed by a further message of the issue within so many days, counted from the day of the reply';
COMMENT ON COLUMN recurrence.return_rate IS 'returned / replies; null for none. Without an interval: replies to one issue come back together';
