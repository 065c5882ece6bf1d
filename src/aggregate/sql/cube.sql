-- Counts by period for every single dimension and every pair. Temporary. Grouping sets, because distinct authors
-- do not add up: a person with two topics in one week is one author of the week.
CREATE TEMP TABLE cube AS
WITH counted AS (
  SELECT
    'week' AS unit, week AS period_start,
    concat_ws('_', CASE WHEN grouping(topic) = 0 THEN 'topic' END, CASE WHEN grouping(region) = 0 THEN 'region' END,
      CASE WHEN grouping(kind) = 0 THEN 'kind' END, CASE WHEN grouping(urgency) = 0 THEN 'urgency' END) AS grain,
    topic, region, kind, urgency,
    count(*) FILTER (NOT is_copy) AS messages,
    count(DISTINCT person) FILTER (NOT is_copy) AS authors,
    count(*) FILTER (is_copy) AS copies
  FROM facts
  GROUP BY GROUPING SETS (
    (week), (week, topic), (week, region), (week, kind), (week, urgency), (week, topic, region), (week, topic, kind),
    (week, topic, urgency), (week, region, kind), (week, region, urgency), (week, kind, urgency))
  UNION ALL
  SELECT
    'month', "month",
    concat_ws('_', CASE WHEN grouping(topic) = 0 THEN 'topic' END, CASE WHEN grouping(region) = 0 THEN 'region' END,
      CASE WHEN grouping(kind) = 0 THEN 'kind' END, CASE WHEN grouping(urgency) = 0 THEN 'urgency' END),
    topic, region, kind, urgency,
    count(*) FILTER (NOT is_copy),
    count(DISTINCT person) FILTER (NOT is_copy),
    count(*) FILTER (is_copy)
  FROM facts
  GROUP BY GROUPING SETS (
    ("month"), ("month", topic), ("month", region), ("month", kind), ("month", urgency), ("month", topic, region),
    ("month", topic, kind), ("month", topic, urgency), ("month", region, kind), ("month", region, urgency),
    ("month", kind, urgency))
)
-- '' stands for "not a dimension of this cell" until the tables are written.
SELECT unit, period_start, if(grain = '', 'total', grain) AS grain, coalesce(topic, '') AS topic,
  coalesce(region, '') AS region, coalesce(kind, '') AS kind, coalesce(urgency, '') AS urgency, messages, authors, copies
FROM counted;

-- What makes periods comparable: one row a period.
CREATE TEMP TABLE bases AS
WITH days AS (
  SELECT unit, period_start, count(DISTINCT day) AS days_seen,
    count(*) AS messages,
    avg((region <> '未知')::INTEGER) AS region_share,
    avg(coalesce(low_confidence, false)::INTEGER) AS unsure_share,
    mode(model_version) AS model_version
  FROM (
    SELECT unnest(['week', 'month']) AS unit, unnest([week, "month"]) AS period_start, day, region, low_confidence, model_version
    FROM facts
    WHERE NOT is_copy
  )
  GROUP BY unit, period_start
)
SELECT
  d.*,
  if(unit = 'week', period_start + INTERVAL 6 DAY, period_start + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE AS period_end,
  if(unit = 'week', period_start + INTERVAL 7 DAY, period_start + INTERVAL 1 MONTH)::DATE AS next_start,
  if(unit = 'week', period_start - INTERVAL 7 DAY, period_start - INTERVAL 1 MONTH)::DATE AS previous_start,
  if(unit = 'week', period_start - INTERVAL 364 DAY, period_start - INTERVAL 1 YEAR)::DATE AS last_year_start,
  period_start < first_day OR period_end > last_day AS is_partial,
  greatest(0, date_diff('day', greatest(period_start, first_day), least(period_end, last_day)) + 1 - days_seen) AS days_missing
FROM days d, coverage;
