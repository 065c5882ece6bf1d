-- `dashboard/queries/count-handled.ts` counts the same figures for other filters, and changes with these.
CREATE TABLE handling AS
WITH named AS (
  SELECT grain, name, person, "month", day, is_replied, status, is_responded, is_finished, is_satisfied, reply_hours, is_due, is_timely, is_waiting, age_days, grade_manner, grade_speed, is_low_rated
  FROM (
    SELECT 'total' AS grain, '' AS name, * FROM handling_facts
    UNION ALL SELECT 'department', department, * FROM handling_facts
    UNION ALL SELECT 'addressed_to', addressed_to, * FROM handling_facts
    UNION ALL SELECT 'region', region, * FROM handling_facts
    UNION ALL SELECT 'topic', topic, * FROM handling_facts
  )
  WHERE name IS NOT NULL
),
counted AS (
  SELECT
    grain, name, "month",
    count(*) AS messages,
    count(DISTINCT person) AS authors,
    count(*) FILTER (is_replied) AS replied,
    count(status) AS with_status,
    count(*) FILTER (is_responded) AS responded,
    count(*) FILTER (is_finished) AS finished,
    count(is_satisfied) AS rated,
    count(*) FILTER (is_satisfied) AS satisfied,
    quantile_cont(reply_hours, [0.5, 0.9]) AS hours,
    count(*) FILTER (NOT is_due) AS not_due,
    count(is_timely) AS due,
    count(*) FILTER (is_timely) AS timely,
    count(*) FILTER (is_waiting) AS waiting,
    count(*) FILTER (is_waiting AND age_days < 7) AS waiting_under_7,
    count(*) FILTER (is_waiting AND age_days BETWEEN 7 AND 29) AS waiting_7_to_29,
    count(*) FILTER (is_waiting AND age_days BETWEEN 30 AND 89) AS waiting_30_to_89,
    count(*) FILTER (is_waiting AND age_days >= 90) AS waiting_from_90,
    min(day) FILTER (is_waiting) AS oldest_waiting,
    count(grade_manner) AS graded_manner,
    avg(grade_manner) AS manner,
    count(grade_speed) AS graded_speed,
    avg(grade_speed) AS speed,
    count(*) FILTER (is_low_rated) AS low_rated
  FROM named
  GROUP BY GROUPING SETS ((grain, name, "month"), (grain, name))
),
basis AS (
  SELECT count(*) FILTER (is_replied) > 0 AS has_replies, count(status) > 0 AS has_status,
    count(reply_hours) > 0 AS has_times,
    coalesce(bool_or(tells_finished), false) AS tells_finished
  FROM handling_facts
)
SELECT
  c.grain,
  nullif(c.name, '') AS name,
  c."month",
  messages::INTEGER AS messages,
  authors::INTEGER AS authors,
  if(has_replies, replied, NULL)::INTEGER AS replied,
  if(has_replies, replied / messages, NULL) AS reply_rate,
  if(has_replies, wilson_low(replied, messages), NULL) AS reply_rate_low,
  if(has_replies, wilson_high(replied, messages), NULL) AS reply_rate_high,
  if(has_replies OR has_status, responded / messages, NULL) AS response_rate,
  with_status::INTEGER AS with_status,
  if(with_status > 0 AND tells_finished, finished, NULL)::INTEGER AS finished,
  if(with_status > 0 AND tells_finished, finished / with_status, NULL) AS finish_rate,
  rated::INTEGER AS rated,
  if(rated > 0, satisfied / rated, NULL) AS satisfaction_rate,
  wilson_low(satisfied, rated) AS satisfaction_low,
  wilson_high(satisfied, rated) AS satisfaction_high,
  round(hours[1], 3) AS hours_median,
  round(hours[2], 3) AS hours_p90,
  if(has_replies, not_due, NULL)::INTEGER AS not_due,
  if(has_times, due, NULL)::INTEGER AS due,
  if(has_times, timely, NULL)::INTEGER AS timely,
  if(has_times AND due > 0, timely / due, NULL) AS timely_rate,
  if(has_replies OR has_status, waiting, NULL)::INTEGER AS waiting,
  if(has_replies OR has_status, waiting_under_7, NULL)::INTEGER AS waiting_under_7,
  if(has_replies OR has_status, waiting_7_to_29, NULL)::INTEGER AS waiting_7_to_29,
  if(has_replies OR has_status, waiting_30_to_89, NULL)::INTEGER AS waiting_30_to_89,
  if(has_replies OR has_status, waiting_from_90, NULL)::INTEGER AS waiting_from_90,
  if(has_replies OR has_status, oldest_waiting, NULL) AS oldest_waiting,
  graded_manner::INTEGER AS graded_manner,
  round(manner, 6) AS manner,
  graded_speed::INTEGER AS graded_speed,
  round(speed, 6) AS speed,
  low_rated::INTEGER AS low_rated
FROM counted c, basis
ORDER BY grain, "month" NULLS FIRST, messages DESC, name;

COMMENT ON TABLE handling IS 'How messages were handled, for the total, each department, addressee, region and topic, over all time and by month of the message. Rates without a basis in the input are null.';
COMMENT ON COLUMN handling.grain IS 'total, department, addressed_to, region or topic';
COMMENT ON COLUMN handling.name IS 'Which; null for the total';
COMMENT ON COLUMN handling."month" IS 'First day of the month in which the messages were written; null for all time';
COMMENT ON COLUMN handling.messages IS 'Messages without copies, of inputs that have columns for replies or status (if none has, all)';
COMMENT ON COLUMN handling.authors IS 'Distinct authors; unknown authors count one each';
COMMENT ON COLUMN handling.replied IS 'Messages with an official reply or the time of one, to themselves or to a copy; null where the input has no replies at all';
COMMENT ON COLUMN handling.reply_rate IS '答复率: replied / messages';
COMMENT ON COLUMN handling.reply_rate_low IS 'Lower bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.reply_rate_high IS 'Upper bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.response_rate IS '响应率: share of messages that were taken up by their status, or replied to';
COMMENT ON COLUMN handling.with_status IS 'Messages whose input has a status';
COMMENT ON COLUMN handling.finished IS 'Of those, messages whose status says that the matter is settled; null where there are none, and where no status of the data speaks of that, and the last that any says is that it was answered';
COMMENT ON COLUMN handling.finish_rate IS '办结率: finished / with_status';
COMMENT ON COLUMN handling.rated IS 'Messages whose author stated satisfaction; a rating by default is none';
COMMENT ON COLUMN handling.satisfaction_rate IS '满意率: satisfied / rated';
COMMENT ON COLUMN handling.satisfaction_low IS 'Lower bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.satisfaction_high IS 'Upper bound of its 95 % interval (Wilson)';
COMMENT ON COLUMN handling.hours_median IS 'Median hours from message to first reply (message_handling.first_replied_at), of those with a time; whole days where either gives no hour';
COMMENT ON COLUMN handling.hours_p90 IS 'Hours within which nine of ten first replies came';
COMMENT ON COLUMN handling.not_due IS 'Messages written less than 15 days (setting) before the last day of the data: where there are any, reply_rate and hours are of a basis that is not complete, with fewer replies than there will be and the quickest alone';
COMMENT ON COLUMN handling.due IS 'The other messages, but those whose reply has no time, or one before the message; null where no reply has a time';
COMMENT ON COLUMN handling.timely IS 'Of due, those first replied to within these days';
COMMENT ON COLUMN handling.timely_rate IS '按期答复率: timely / due; comparable from month to month';
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
