-- Counts by period for every single dimension and every pair. Temporary. Labels are numbered in their order, and a cell
-- is one number: topic, region, kind and urgency side by side, 0 where it is no dimension of the cell. Whole numbers
-- are grouped and joined several times faster than texts.
CREATE TEMP TABLE labels AS
SELECT dimension, label, row_number() OVER (PARTITION BY dimension ORDER BY label) AS code
FROM (
  SELECT DISTINCT 'topic' AS dimension, topic AS label FROM facts
  UNION ALL SELECT DISTINCT 'region', region FROM facts
  UNION ALL SELECT DISTINCT 'kind', kind FROM facts
  UNION ALL SELECT DISTINCT 'urgency', urgency FROM facts
);

CREATE TEMP MACRO cell_of(topic_code, region_code, kind_code, urgency_code) AS
  (((topic_code << 24 | region_code) << 10 | kind_code) << 10 | urgency_code);
CREATE TEMP MACRO cells_of(t, r, k, u) AS [
  0, cell_of(t, 0, 0, 0), cell_of(0, r, 0, 0), cell_of(0, 0, k, 0), cell_of(0, 0, 0, u), cell_of(t, r, 0, 0),
  cell_of(t, 0, k, 0), cell_of(t, 0, 0, u), cell_of(0, r, k, 0), cell_of(0, r, 0, u), cell_of(0, 0, k, u)];

-- Who wrote more than once in a period: only for these does counting authors need a distinct count.
CREATE TEMP TABLE repeaters AS
SELECT 'week' AS unit, week AS period_start, person FROM facts WHERE NOT is_copy GROUP BY week, person HAVING count(*) > 1
UNION ALL
SELECT 'month', "month", person FROM facts WHERE NOT is_copy GROUP BY "month", person HAVING count(*) > 1;

CREATE TEMP TABLE cube_input AS
SELECT f.week, f."month", f.person, f.is_copy, t.code AS t, r.code AS r, k.code AS k, u.code AS u,
  w.person IS NOT NULL AND NOT f.is_copy AS repeats_in_week, m.person IS NOT NULL AND NOT f.is_copy AS repeats_in_month
FROM facts f
JOIN labels t ON t.dimension = 'topic' AND t.label IS NOT DISTINCT FROM f.topic
JOIN labels r ON r.dimension = 'region' AND r.label IS NOT DISTINCT FROM f.region
JOIN labels k ON k.dimension = 'kind' AND k.label IS NOT DISTINCT FROM f.kind
JOIN labels u ON u.dimension = 'urgency' AND u.label IS NOT DISTINCT FROM f.urgency
LEFT JOIN repeaters w ON w.unit = 'week' AND w.period_start = f.week AND w.person = f.person
LEFT JOIN repeaters m ON m.unit = 'month' AND m.period_start = f."month" AND m.person = f.person;

CREATE TEMP TABLE cube AS
WITH added AS (
  SELECT week, "month", t, r, k, u, count(*) FILTER (NOT is_copy) AS messages,
    count(*) FILTER (NOT is_copy AND NOT repeats_in_week) AS week_authors,
    count(*) FILTER (NOT is_copy AND NOT repeats_in_month) AS month_authors,
    count(*) FILTER (is_copy) AS copies
  FROM cube_input
  GROUP BY week, "month", t, r, k, u
),
repeated AS (
  SELECT unit, period_start, cell, count(*) AS authors
  FROM (
    SELECT DISTINCT 'week' AS unit, week AS period_start, unnest(cells_of(t, r, k, u)) AS cell, person
    FROM cube_input WHERE repeats_in_week
    UNION ALL
    SELECT DISTINCT 'month', "month", unnest(cells_of(t, r, k, u)), person
    FROM cube_input WHERE repeats_in_month
  )
  GROUP BY unit, period_start, cell
),
parts AS (
  SELECT 'week' AS unit, week AS period_start, unnest(cells_of(t, r, k, u)) AS cell, messages, week_authors AS authors, copies
  FROM added
  UNION ALL
  SELECT 'month', "month", unnest(cells_of(t, r, k, u)), messages, month_authors, copies FROM added
  UNION ALL
  SELECT unit, period_start, cell, 0, authors, 0 FROM repeated
)
SELECT unit, period_start, cell, sum(messages)::INTEGER AS messages, sum(authors)::INTEGER AS authors, sum(copies)::INTEGER AS copies
FROM parts
GROUP BY unit, period_start, cell;
DROP TABLE cube_input;
DROP TABLE repeaters;

-- What the numbers of cells stand for.
CREATE TEMP TABLE cells AS
SELECT c.cell, t.label AS topic, r.label AS region, k.label AS kind, u.label AS urgency,
  if(c.cell = 0, 'total', concat_ws('_', if(t.code IS NULL, NULL, 'topic'), if(r.code IS NULL, NULL, 'region'),
    if(k.code IS NULL, NULL, 'kind'), if(u.code IS NULL, NULL, 'urgency'))) AS grain,
  r.code IS NOT NULL AS has_region
FROM (SELECT DISTINCT cell FROM cube) c
LEFT JOIN labels t ON t.dimension = 'topic' AND t.code = c.cell >> 44
LEFT JOIN labels r ON r.dimension = 'region' AND r.code = (c.cell >> 20) & 16777215
LEFT JOIN labels k ON k.dimension = 'kind' AND k.code = (c.cell >> 10) & 1023
LEFT JOIN labels u ON u.dimension = 'urgency' AND u.code = c.cell & 1023;

-- Whether a share of n messages and one of m differ beyond the bound and beyond two standard errors: those of few do so by chance.
CREATE TEMP MACRO shares_differ(a, n, b, m) AS
  abs(a - b) > greatest(
    getvariable('flag_difference'),
    2 * sqrt((a * n + b * m) / (n + m) * (1 - (a * n + b * m) / (n + m)) * (1 / n + 1 / m))
  );

-- What makes periods comparable: one row a period, beside the one before and the one a year before.
CREATE TEMP TABLE bases AS
WITH labelled AS (
  SELECT unit, period_start, model_version, sum(messages) AS messages, sum(known_region) AS known_region, sum(unsure) AS unsure,
    count(*) FILTER (is_missing) AS days_missed, false AS is_copied
  FROM (
    SELECT * EXCLUDE ("day"), unnest(['week', 'month']) AS unit,
      unnest([date_trunc('week', "day"), date_trunc('month', "day")])::DATE AS period_start
    FROM coverage_daily
  )
  GROUP BY unit, period_start, model_version
  UNION ALL
  -- A period of copies alone stands with them, and so does every other between the first day and the last.
  SELECT unit, period_start, NULL, 0, 0, 0, 0, true FROM cube WHERE cell = 0 AND messages = 0 AND copies > 0
  UNION ALL
  SELECT 'week', unnest(range(date_trunc('week', first_day), last_day + INTERVAL 1 DAY, INTERVAL 7 DAY))::DATE, NULL, 0, 0, 0, 0, false
  FROM coverage
  UNION ALL
  SELECT 'month', unnest(range(date_trunc('month', first_day), last_day + INTERVAL 1 DAY, INTERVAL 1 MONTH))::DATE, NULL, 0, 0, 0, 0, false
  FROM coverage
),
seen AS (
  SELECT unit, period_start, sum(messages)::INTEGER AS messages, sum(known_region) / nullif(sum(messages), 0) AS region_share,
    sum(unsure) / nullif(sum(messages), 0) AS unsure_share, arg_max(model_version, (messages, model_version)) AS model_version,
    sum(days_missed) AS days_missed,
    -- One without a message in which no day is missing is one in which nobody wrote; of any other nobody knows who did.
    sum(messages) > 0 OR sum(days_missed) = 0 AS has_data
  FROM labelled
  GROUP BY unit, period_start
  HAVING has_data OR bool_or(is_copied)
),
periods AS (
  SELECT
    s.*,
    if(unit = 'week', period_start + INTERVAL 6 DAY, period_start + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE AS period_end,
    if(unit = 'week', period_start - INTERVAL 7 DAY, period_start - INTERVAL 1 MONTH)::DATE AS previous_start,
    if(unit = 'week', period_start - INTERVAL 364 DAY, period_start - INTERVAL 1 YEAR)::DATE AS last_year_start,
    period_start < first_day OR period_end > last_day AS is_partial,
    greatest(period_start, first_day) AS first_covered,
    date_diff('day', first_covered, least(period_end, last_day)) + 1 AS days_covered,
    -- Beyond those of ordinary weeks.
    len(list_filter(getvariable('weekdays_off'), lambda day: day::DATE BETWEEN s.period_start AND period_end))
      - len(list_filter(getvariable('weekends_worked'), lambda day: day::DATE BETWEEN s.period_start AND period_end)) AS days_off
  FROM seen s, coverage
),
by_source AS (
  SELECT unit, period_start, source, sum(messages) AS messages
  FROM (
    SELECT source, messages, unnest(['week', 'month']) AS unit,
      unnest([date_trunc('week', "day"), date_trunc('month', "day")])::DATE AS period_start
    FROM coverage_daily WHERE messages > 0
  )
  GROUP BY unit, period_start, source
),
-- A board that came or went makes a change that is none. What it brings of the one period, where it speaks, counts as far as it did
-- not yet, or no longer, speak in the other: a source that begins some days late weighs little.
source_changes AS (
  SELECT b.unit, b.period_start, o.period_start AS other_start, greatest(
    sum(n.messages * least(greatest(date_diff('day', o.first_covered, r.first_day), 0), o.days_covered))
      / (nullif(b.messages, 0) * o.days_covered),
    sum(g.messages * least(greatest(date_diff('day', r.last_day, b.first_covered) + b.days_covered - 1, 0), b.days_covered))
      / (nullif(o.messages, 0) * b.days_covered)) AS share
  FROM periods b
  JOIN periods o ON o.unit = b.unit AND o.period_start IN (b.previous_start, b.last_year_start)
  CROSS JOIN source_reach r
  LEFT JOIN by_source n ON n.unit = b.unit AND n.period_start = b.period_start AND n.source = r.source AND r.first_day <= b.period_end
  LEFT JOIN by_source g ON g.unit = o.unit AND g.period_start = o.period_start AND g.source = r.source AND r.last_day >= o.period_start
  WHERE b.days_covered > 0 AND o.days_covered > 0 AND b.has_data AND o.has_data
  GROUP BY b.unit, b.period_start, o.period_start, b.messages, o.messages, b.days_covered, o.days_covered
)
SELECT
  b.unit, b.period_start, b.previous_start, b.last_year_start, b.messages,
  p.unit IS NOT NULL AS has_previous,
  y.unit IS NOT NULL AS has_last_year,
  -- `src/aggregate/figures/comparability.ts` says the same of any span of days.
  list_filter([
    if(b.is_partial, 'partial', NULL),
    if(p.is_partial, 'previous_partial', NULL),
    if(greatest(b.days_missed, p.days_missed) > 0, 'missing_days', NULL),
    if(abs(b.days_off - p.days_off) >= 2 AND b.has_data, 'holidays', NULL),
    if(ps.share > getvariable('flag_difference'), 'sources_changed', NULL),
    if(b.model_version IS DISTINCT FROM p.model_version AND b.messages > 0 AND p.messages > 0, 'model_changed', NULL),
    if(shares_differ(b.region_share, b.messages, p.region_share, p.messages), 'region_coverage', NULL),
    if(shares_differ(b.unsure_share, b.messages, p.unsure_share, p.messages), 'unsure_share', NULL),
    if(y.is_partial, 'last_year_partial', NULL),
    if(y.days_missed > 0, 'last_year_missing_days', NULL),
    if(abs(b.days_off - y.days_off) >= 2 AND b.has_data, 'last_year_holidays', NULL),
    if(ys.share > getvariable('flag_difference'), 'last_year_sources_changed', NULL),
    if(b.model_version IS DISTINCT FROM y.model_version AND b.messages > 0 AND y.messages > 0, 'last_year_model_changed', NULL),
    if(shares_differ(b.region_share, b.messages, y.region_share, y.messages), 'last_year_region_coverage', NULL),
    if(shares_differ(b.unsure_share, b.messages, y.unsure_share, y.messages), 'last_year_unsure_share', NULL)
  ], lambda flag: flag IS NOT NULL) AS region_flags,
  list_filter(region_flags, lambda flag: NOT ends_with(flag, 'region_coverage')) AS flags
FROM periods b
LEFT JOIN periods p ON p.unit = b.unit AND p.period_start = b.previous_start AND p.has_data
LEFT JOIN periods y ON y.unit = b.unit AND y.period_start = b.last_year_start AND y.has_data
LEFT JOIN source_changes ps ON ps.unit = b.unit AND ps.period_start = b.period_start AND ps.other_start = b.previous_start
LEFT JOIN source_changes ys ON ys.unit = b.unit AND ys.period_start = b.period_start AND ys.other_start = b.last_year_start;
