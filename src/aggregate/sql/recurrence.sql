CREATE TABLE recurrence AS
WITH named AS (
  SELECT *, unnest([
      {'grain': 'total', 'name': ''},
      if(department IS NULL, NULL, {'grain': 'department', 'name': department}),
      if(addressed_to IS NULL, NULL, {'grain': 'addressed_to', 'name': addressed_to}),
      {'grain': 'region', 'name': region},
      {'grain': 'topic', 'name': topic}
    ], recursive := true)
  FROM returns
),
counted AS (
  SELECT grain, name, within_days,
    count(*) FILTER (days_seen >= within_days) AS replies,
    count(*) FILTER (days_seen >= within_days AND days_to_return <= within_days) AS returned
  FROM named, (SELECT unnest([7, 30, 90]) AS within_days)
  WHERE grain IS NOT NULL
  GROUP BY grain, name, within_days
)
SELECT grain, nullif(name, '') AS name, within_days::INTEGER AS within_days, replies::INTEGER AS replies,
  returned::INTEGER AS returned, if(replies > 0, returned / replies, NULL) AS return_rate,
  wilson_low(returned, replies) AS return_rate_low, wilson_high(returned, replies) AS return_rate_high
FROM counted
ORDER BY grain, within_days, replies DESC, name;

COMMENT ON TABLE recurrence IS 'Whether an issue came back after a reply: replies to messages of recurring issues, and those followed by a further message of the same issue, written after the reply (or after its day, where it gives no hour), within 7, 30 or 90 days.';
COMMENT ON COLUMN recurrence.grain IS 'total, department, addressed_to, region or topic';
COMMENT ON COLUMN recurrence.name IS 'Which; null for the total';
COMMENT ON COLUMN recurrence.within_days IS '7, 30 or 90';
COMMENT ON COLUMN recurrence.replies IS 'Replies to messages of recurring issues with a time not before their message, given at least so many days before the last day of the data';
COMMENT ON COLUMN recurrence.returned IS 'Of those, followed by a further message of the issue within so many days, counted from the day of the reply';
COMMENT ON COLUMN recurrence.return_rate IS 'returned / replies; null for none';
COMMENT ON COLUMN recurrence.return_rate_low IS 'Lower bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN recurrence.return_rate_high IS 'Upper bound of its 95 % interval (Wilson)';
