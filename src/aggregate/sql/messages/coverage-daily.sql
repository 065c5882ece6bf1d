-- What says whether periods can be compared, a day: every comparison of periods starts here, in the trend tables as well as
-- in reports and on the page.
CREATE TABLE coverage_daily AS
WITH labelled AS (
  SELECT day, source, model_version, count(*)::INTEGER AS messages, count(*) FILTER (is_placed)::INTEGER AS known_region,
    count(*) FILTER (low_confidence)::INTEGER AS unsure
  FROM facts
  WHERE NOT is_copy
  GROUP BY day, source, model_version
),
days AS (
  SELECT l.day, sum(l.messages) AS messages
  FROM labelled l, coverage c
  WHERE l.day <= c.last_day
  GROUP BY l.day
),
-- What is usual is asked of the four weeks of days with messages on either side, never of the period alone: a feed that
-- breaks leaves few messages behind, and would make them look usual.
around AS (
  SELECT day, lead(day) OVER (ORDER BY day) AS next_day,
    median(messages) OVER (ORDER BY day ROWS BETWEEN 27 PRECEDING AND 28 FOLLOWING) AS usual,
    -- Messages a day of the calendar, before and after; null with fewer than 28 days of messages there.
    sum(messages) OVER (ORDER BY day ROWS BETWEEN 27 PRECEDING AND CURRENT ROW)
      / (day - lag(day, 27) OVER (ORDER BY day) + 1) AS rate_before,
    sum(messages) OVER (ORDER BY day ROWS BETWEEN 1 FOLLOWING AND 28 FOLLOWING)
      / (lead(day, 28) OVER (ORDER BY day) - lead(day) OVER (ORDER BY day) + 1) AS rate_after
  FROM days
),
-- On a quiet board no single day says anything, but a gap does in which fifty messages were to be expected: more than an office
-- of weekdays gets in the longest holidays.
empty_days AS (
  SELECT unnest(generate_series(day + 1, next_day - 1, INTERVAL 1 DAY))::DATE AS day, usual < 5 AS is_quiet
  FROM around
  WHERE next_day > day + 1
    AND (usual >= 5 OR (rate_before * (next_day - day - 1) >= 50 AND rate_after * (next_day - day - 1) >= 50))
),
-- A board that is closed on a weekday misses nothing there: of the weeks with messages half a year around, half must have
-- messages on that weekday. Weeks without any say nothing of it, and fewer than four nothing either. A holiday is judged as a
-- Sunday, whatever its weekday: who is closed on Sundays is closed on holidays. The weekdays of a quiet board say nothing.
weekdays AS (
  SELECT date_trunc('week', day)::DATE AS week, list(DISTINCT isodow(day)) AS open
  FROM days
  GROUP BY ALL
),
gaps AS (
  SELECT e.day
  FROM (SELECT day, is_quiet, if(day IN (SELECT unnest(getvariable('holidays'))::DATE), 7, isodow(day)) AS weekday FROM empty_days) e
  LEFT JOIN weekdays w ON w.week BETWEEN e.day - 182 AND e.day + 182
  GROUP BY e.day
  HAVING bool_or(e.is_quiet) OR count(w.week) < 4 OR count(*) FILTER (list_contains(w.open, e.weekday)) >= 0.5 * count(w.week)
)
SELECT day, source, model_version, messages, known_region, unsure, false AS is_missing FROM labelled
UNION ALL
SELECT day, NULL, NULL, 0, 0, 0, true FROM gaps
ORDER BY day, source NULLS FIRST, model_version NULLS FIRST;

COMMENT ON TABLE coverage_daily IS 'What the data hold of each day, by source and model version: says which periods can be compared. A day without messages has a row only where it is missing.';
COMMENT ON COLUMN coverage_daily."day" IS 'Day, Asia/Shanghai';
COMMENT ON COLUMN coverage_daily.source IS 'Source of the messages; null for a missing day';
COMMENT ON COLUMN coverage_daily.model_version IS 'Version of the models that labelled the messages; null for a missing day';
COMMENT ON COLUMN coverage_daily.messages IS 'Messages without copies';
COMMENT ON COLUMN coverage_daily.known_region IS 'Of these, with a known region; with a known town where regions are towns';
COMMENT ON COLUMN coverage_daily.unsure IS 'Of these, with an uncertain label';
COMMENT ON COLUMN coverage_daily.is_missing IS 'A day without any message where five a day are usual (the median of up to 28 days with messages before and after it is 5 or more) and its weekday (of a holiday the Sunday) has messages in half of the weeks; or one of a gap that would have 50 messages by the 28 days with messages on either side';
