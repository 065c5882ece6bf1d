CREATE TABLE handling AS
WITH named AS (
  SELECT grain, name, person, "month", day, is_counted, is_replied, status, is_responded, is_finished, is_satisfied, reply_hours, is_due, is_timely, is_waiting, age_days, grade_manner, grade_speed, is_low_rated
  FROM (
    SELECT 'total' AS grain, '' AS name, true AS is_counted, * FROM handling_facts
    UNION ALL SELECT 'department', department, counts_by_department(source, status), * FROM handling_facts
    UNION ALL SELECT 'addressed_to', addressed_to, true, * FROM handling_facts
    UNION ALL SELECT 'region', region, true, * FROM handling_facts
    UNION ALL SELECT 'topic', topic, true, * FROM handling_facts
  )
  WHERE name IS NOT NULL
),
counted AS (
  SELECT
    grain, name, "month",
    {handling/handling-counts}
  FROM named
  GROUP BY GROUPING SETS ((grain, name, "month"), (grain, name))
),
basis AS (
  SELECT count(*) FILTER (is_replied) > 0 AS has_replies, has_replies OR count(status) > 0 AS is_known,
    count(reply_hours) > 0 AS has_times,
    coalesce(bool_or(tells_finished), false) AS tells_finished
  FROM handling_facts
)
SELECT
  c.grain,
  nullif(c.name, '') AS name,
  c."month",
  {handling/handling-rates}
FROM counted c, basis
ORDER BY grain, "month" NULLS FIRST, messages DESC, name;

COMMENT ON TABLE handling IS 'How messages were handled, for the total, each department, addressee, region and topic, over all time and by month of the message. Rates without a basis in the input are null.';
COMMENT ON COLUMN handling.grain IS 'total, department, addressed_to, region or topic. Choose one, and month or all time: each counts the same messages again. Messages that name no department or addressee have no row there';
COMMENT ON COLUMN handling.name IS 'Which; 未知 for messages of no known region; null for the total';
COMMENT ON COLUMN handling."month" IS 'First day of the month in which the messages were written; null for all time';
COMMENT ON COLUMN handling.messages IS 'Messages without copies, of inputs that have columns for replies or status (if none has, all)';
COMMENT ON COLUMN handling.authors IS 'Distinct authors; unknown authors count one each';
COMMENT ON COLUMN handling.replied IS 'Messages with an official reply or the time of one, to themselves or to a copy; null where the input has no replies at all';
COMMENT ON COLUMN handling.counted IS 'Messages that count into its rates: all; of a department without those of boards that name it with the reply alone (message_handling.counts_by_department). Where it is 0, rates and numbers of those that wait are null';
COMMENT ON COLUMN handling.reply_rate IS '答复率: of counted, those replied to';
COMMENT ON COLUMN handling.reply_rate_low IS 'Lower bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.reply_rate_high IS 'Upper bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.response_rate IS '响应率: of counted, the share of those that were taken up by their status, or replied to';
COMMENT ON COLUMN handling.response_rate_low IS 'Lower bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.response_rate_high IS 'Upper bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.with_status IS 'Of counted, messages whose input has a status';
COMMENT ON COLUMN handling.finished IS 'Of those, messages whose status says that the matter is settled; null where there are none, and where no status of the data speaks of that, and the last that any says is that it was answered';
COMMENT ON COLUMN handling.finish_rate IS '办结率: finished / with_status';
COMMENT ON COLUMN handling.finish_rate_low IS 'Lower bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.finish_rate_high IS 'Upper bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.rated IS 'Messages whose author stated satisfaction; a rating by default is none';
COMMENT ON COLUMN handling.satisfaction_rate IS '满意率: satisfied / rated';
COMMENT ON COLUMN handling.satisfaction_low IS 'Lower bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.satisfaction_high IS 'Upper bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.hours_median IS 'Median hours from message to first reply (message_handling.first_replied_at), of those with a time; whole days where either gives no hour';
COMMENT ON COLUMN handling.hours_p90 IS 'Hours within which nine of ten first replies came';
COMMENT ON COLUMN handling.not_due IS 'Messages whose time for a timely reply is not over on the last day of the data (message_handling.is_due): where there are any, reply_rate and hours are of a basis that is not complete, with fewer replies than there will be and the quickest alone';
COMMENT ON COLUMN handling.due IS 'Messages whose time is over, but those of which nobody knows whether they were answered in time (message_handling.is_timely); null where no reply has a time';
COMMENT ON COLUMN handling.timely IS 'Of due, those first replied to in time (message_handling.is_timely)';
COMMENT ON COLUMN handling.timely_rate IS '按期答复率: timely / due; comparable from month to month';
COMMENT ON COLUMN handling.timely_rate_low IS 'Lower bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.timely_rate_high IS 'Upper bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.waiting IS '积压: messages without a reply whose status says neither that they were answered nor settled, nor withdrawn or refused';
COMMENT ON COLUMN handling.waiting_under_7 IS 'Of those, written less than 7 days before the last day of the data';
COMMENT ON COLUMN handling.waiting_7_to_29 IS '7 to 29 days';
COMMENT ON COLUMN handling.waiting_30_to_89 IS '30 to 89 days';
COMMENT ON COLUMN handling.waiting_from_90 IS '90 days and more';
COMMENT ON COLUMN handling.oldest_waiting IS 'Day of the oldest one waiting';
COMMENT ON COLUMN handling.graded_manner IS 'Messages with a rating of manner';
COMMENT ON COLUMN handling.manner IS 'Mean rating of manner, on the input''s scale';
COMMENT ON COLUMN handling.graded_speed IS 'Messages with a rating of speed';
COMMENT ON COLUMN handling.speed IS 'Mean rating of speed, on the input''s scale';
COMMENT ON COLUMN handling.low_rated IS 'Messages with a rating of manner or speed of 2 or less (setting)';
