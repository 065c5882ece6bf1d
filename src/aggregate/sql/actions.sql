CREATE TABLE actions AS
-- Whole weeks counted from the day of the action: -1 is the last before it, 0 the first after. A week beyond the data, or
-- one in which they have a hole, is not a week without messages.
WITH weeks AS (
  SELECT a.action_id, a."day", w.week
  FROM source_measures a, coverage c,
    (SELECT unnest(range(-getvariable('action_weeks')::INTEGER, getvariable('action_weeks')::INTEGER))::INTEGER AS week) w
  WHERE a."day" + 7 * w.week >= c.first_day AND a."day" + 7 * w.week + 6 <= c.last_day
    AND (SELECT count(*) FROM coverage_daily d
      WHERE d.is_missing AND d."day" BETWEEN a."day" + 7 * w.week AND a."day" + 7 * w.week + 6) < 7
),
windows AS (
  SELECT a.*, coalesce(n.weeks_before, 0) AS weeks_before, coalesce(n.weeks_after, 0) AS weeks_after
  FROM source_measures a
  LEFT JOIN (
    SELECT action_id, (count(*) FILTER (week < 0))::INTEGER AS weeks_before, (count(*) FILTER (week >= 0))::INTEGER AS weeks_after
    FROM weeks
    GROUP BY action_id
  ) n USING (action_id)
),
matched AS (
  SELECT w.action_id, f.person, k.week,
    coalesce(f.issue_id = w.issue_id, w.issue_id IS NULL)
      AND coalesce(i.class_id = w.class_id, w.class_id IS NULL) AS is_target
  FROM windows w
  JOIN weeks k USING (action_id)
  JOIN facts f ON f.day BETWEEN w."day" + 7 * k.week AND w."day" + 7 * k.week + 6
  LEFT JOIN source_issues i ON i.issue_id = f.issue_id
  WHERE NOT f.is_copy
),
weekly AS (
  SELECT action_id, week, is_target, count(DISTINCT person) AS authors
  FROM matched
  GROUP BY action_id, week, is_target
),
sums AS (
  SELECT action_id,
    coalesce(sum(authors) FILTER (is_target AND week < 0), 0) AS "before",
    coalesce(sum(authors) FILTER (is_target AND week >= 0), 0) AS "after",
    coalesce(sum(authors) FILTER (NOT is_target AND week < 0), 0) AS others_before,
    coalesce(sum(authors) FILTER (NOT is_target AND week >= 0), 0) AS others_after
  FROM weekly
  GROUP BY action_id
),
compared AS (
  SELECT w.*, coalesce(s."before", 0) AS "before", coalesce(s."after", 0) AS "after",
    coalesce(s.others_before, 0) AS others_before, coalesce(s.others_after, 0) AS others_after,
    -- Half an author is added to each side, so that a fall to none has a ratio (Haldane 1956, Anscombe 1956).
    ((coalesce(s."after", 0) + 0.5) / nullif(w.weeks_after, 0)) / ((coalesce(s."before", 0) + 0.5) / nullif(w.weeks_before, 0)) AS ratio,
    sqrt(1 / (coalesce(s."after", 0) + 0.5) + 1 / (coalesce(s."before", 0) + 0.5)) AS log_error
  FROM windows w
  LEFT JOIN sums s USING (action_id)
)
SELECT action_id, "day", title, issue_id, class_id, weeks_before, weeks_after,
  if(weeks_before > 0, "before" / weeks_before, NULL) AS before_per_week,
  if(weeks_after > 0, "after" / weeks_after, NULL) AS after_per_week,
  if(weeks_before > 0 AND weeks_after > 0, ratio, NULL) AS ratio,
  if(weeks_before > 0 AND weeks_after > 0, ratio * exp(-z() * log_error), NULL) AS ratio_low,
  if(weeks_before > 0 AND weeks_after > 0, ratio * exp(z() * log_error), NULL) AS ratio_high,
  if(weeks_before > 0 AND weeks_after > 0 AND others_before > 0,
    (others_after / weeks_after) / (others_before / weeks_before), NULL) AS others_ratio
FROM compared
ORDER BY "day" DESC, action_id;

COMMENT ON TABLE actions IS 'Measures taken, and distinct authors a week about the same matter before and after. A change beside others_ratio near 1 speaks for the measure; it proves nothing.';
COMMENT ON COLUMN actions.action_id IS 'Line of the editor log';
COMMENT ON COLUMN actions."day" IS 'Day on which it took effect';
COMMENT ON COLUMN actions.title IS 'What was done';
COMMENT ON COLUMN actions.issue_id IS 'Issue that it should help against; null where it is a whole problem class';
COMMENT ON COLUMN actions.class_id IS 'Problem class that it should help against; null where it is an issue';
COMMENT ON COLUMN actions.weeks_before IS 'Whole weeks before that are compared: at most 8 (setting), and only such as the data cover';
COMMENT ON COLUMN actions.weeks_after IS 'Whole weeks after, the day itself included, likewise';
COMMENT ON COLUMN actions.before_per_week IS 'Distinct authors a week before, on average';
COMMENT ON COLUMN actions.after_per_week IS 'Distinct authors a week after, on average';
COMMENT ON COLUMN actions.ratio IS 'After against before, half an author added to each';
COMMENT ON COLUMN actions.ratio_low IS 'Lower bound of its 95 % interval (logarithm of a ratio of Poisson rates)';
COMMENT ON COLUMN actions.ratio_high IS 'Upper bound of its 95 % interval';
COMMENT ON COLUMN actions.others_ratio IS 'The same ratio of all other messages: how volume changed anyway';
