CREATE TABLE actions AS
-- Whole weeks counted from the day of the action: -1 is the last before it, 0 the first after. A week beyond the data, or
-- one of which they lack a day, is no week in which fewer wrote.
WITH weeks AS (
  SELECT a.action_id, a."day", w.week
  FROM source_measures a, coverage c,
    (SELECT unnest(range(-getvariable('action_weeks')::INTEGER, getvariable('action_weeks')::INTEGER))::INTEGER AS week) w
  WHERE a."day" + 7 * w.week >= c.first_day AND a."day" + 7 * w.week + 6 <= c.last_day
    AND (SELECT NOT coalesce(bool_or(d.is_missing), false) FROM coverage_daily d
      WHERE d."day" BETWEEN a."day" + 7 * w.week AND a."day" + 7 * w.week + 6)
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
-- A source that was added, or fell silent, among these weeks makes a change of its own: it is left out.
steady AS (
  SELECT k.action_id, s.source
  FROM (SELECT action_id, "day", min(week) AS first_week, max(week) AS last_week FROM weeks GROUP BY action_id, "day") k,
    source_reach s
  WHERE s.first_day <= k."day" + 7 * k.first_week + 6 AND s.last_day >= k."day" + 7 * k.last_week
),
matched AS (
  SELECT w.action_id, f.person, k.week,
    coalesce(f.issue_id = w.issue_id, w.issue_id IS NULL)
      AND coalesce(i.class_id = w.class_id, w.class_id IS NULL) AS is_target
  FROM windows w
  JOIN weeks k USING (action_id)
  JOIN facts f ON f.day BETWEEN w."day" + 7 * k.week AND w."day" + 7 * k.week + 6
  JOIN steady t ON t.action_id = w.action_id AND t.source = f.source
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
    -- One author is shared out over both sides by their weeks, half each where these are equal, so that a fall to none has a
    -- ratio (Haldane 1956, Anscombe 1956) and unequal numbers of weeks alone make none.
    coalesce(s."before", 0) + w.weeks_before / (w.weeks_before + w.weeks_after) AS smoothed_before,
    coalesce(s."after", 0) + w.weeks_after / (w.weeks_before + w.weeks_after) AS smoothed_after
  FROM windows w
  LEFT JOIN sums s USING (action_id)
),
judged AS (
  SELECT *,
    -- Where nobody wrote before nor after there is nothing to compare.
    if(weeks_before > 0 AND weeks_after > 0 AND "before" + "after" > 0,
      (smoothed_after / weeks_after) / (smoothed_before / weeks_before), NULL) AS ratio,
    sqrt(1 / smoothed_after + 1 / smoothed_before) AS log_error
  FROM compared
)
SELECT action_id, "day", title, issue_id, class_id, weeks_before, weeks_after,
  if(weeks_before > 0, "before" / weeks_before, NULL) AS before_per_week,
  if(weeks_after > 0, "after" / weeks_after, NULL) AS after_per_week,
  ratio,
  if(ratio IS NULL, NULL, ratio * exp(-z() * log_error)) AS ratio_low,
  if(ratio IS NULL, NULL, ratio * exp(z() * log_error)) AS ratio_high,
  if(weeks_before > 0 AND weeks_after > 0 AND others_before > 0,
    (others_after / weeks_after) / (others_before / weeks_before), NULL) AS others_ratio
FROM judged
ORDER BY "day" DESC, action_id;

COMMENT ON TABLE actions IS 'Measures taken, and distinct authors a week about the same matter before and after, of sources that speak in the first and in the last of these weeks. A change beside others_ratio near 1 speaks for the measure; it proves nothing.';
COMMENT ON COLUMN actions.action_id IS 'Line of the editor log';
COMMENT ON COLUMN actions."day" IS 'Day on which it took effect';
COMMENT ON COLUMN actions.title IS 'What was done';
COMMENT ON COLUMN actions.issue_id IS 'Issue that it should help against; null where it is a whole problem class';
COMMENT ON COLUMN actions.class_id IS 'Problem class that it should help against; null where it is an issue';
COMMENT ON COLUMN actions.weeks_before IS 'Whole weeks before that are compared: at most 8 (setting), and only such as the data cover';
COMMENT ON COLUMN actions.weeks_after IS 'Whole weeks after, the day itself included, likewise';
COMMENT ON COLUMN actions.before_per_week IS 'Distinct authors a week before, on average';
COMMENT ON COLUMN actions.after_per_week IS 'Distinct authors a week after, on average';
COMMENT ON COLUMN actions.ratio IS 'After against before, one author shared out over both by their weeks; null where nobody wrote in either';
COMMENT ON COLUMN actions.ratio_low IS 'Lower bound of its 95 % interval (logarithm of a ratio of Poisson rates)';
COMMENT ON COLUMN actions.ratio_high IS 'Upper bound of its 95 % interval';
COMMENT ON COLUMN actions.others_ratio IS 'The same ratio of all other messages: how volume changed anyway';
