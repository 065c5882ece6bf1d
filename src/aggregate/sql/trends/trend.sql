-- The rows of trend_weekly (unit 'week') and trend_monthly (unit 'month'): a cell that had messages or copies in the period, or
-- messages in the one before, so that a fall to zero shows; the total of every period of which there are data. Every count is laid at its own period, the one after and the one a
-- year after, and added up there.
CREATE TEMP MACRO trend_of(the_unit) AS TABLE
WITH periods AS (
  SELECT * FROM bases WHERE unit = the_unit
),
laid AS (
  SELECT period_start, cell, messages, authors, copies, 0 AS previous_messages, 0 AS previous_authors, 0 AS last_year_messages,
    true AS stands
  FROM cube
  WHERE unit = the_unit
  UNION ALL
  SELECT p.period_start, c.cell, 0, 0, 0, c.messages, c.authors, 0, true
  FROM cube c
  JOIN periods p ON p.previous_start = c.period_start
  WHERE c.unit = the_unit AND c.messages > 0
  UNION ALL
  SELECT p.period_start, c.cell, 0, 0, 0, 0, 0, c.messages, false
  FROM cube c
  JOIN periods p ON p.last_year_start = c.period_start
  WHERE c.unit = the_unit
  UNION ALL
  SELECT period_start, 0, 0, 0, 0, 0, 0, 0, true FROM periods
),
summed AS (
  SELECT period_start, cell, sum(messages)::INTEGER AS messages, sum(authors)::INTEGER AS authors, sum(copies)::INTEGER AS copies,
    sum(previous_messages)::INTEGER AS previous_messages, sum(previous_authors)::INTEGER AS previous_authors,
    sum(last_year_messages)::INTEGER AS last_year_messages
  FROM laid
  GROUP BY period_start, cell
  HAVING bool_or(stands)
)
SELECT
  s.period_start,
  c.grain,
  c.topic,
  c.region,
  c.kind,
  c.urgency,
  s.messages,
  s.authors,
  s.copies,
  s.messages / nullif(b.messages, 0) AS share,
  wilson_low(s.messages, b.messages) AS share_low,
  wilson_high(s.messages, b.messages) AS share_high,
  if(b.has_previous, s.previous_messages, NULL) AS previous_messages,
  if(b.has_previous, s.previous_authors, NULL) AS previous_authors,
  if(b.has_previous, s.messages - s.previous_messages, NULL)::INTEGER AS change,
  if(b.has_previous, percent_change(s.messages, s.previous_messages), NULL) AS change_percent,
  if(b.has_last_year, s.last_year_messages, NULL) AS last_year_messages,
  if(b.has_last_year, s.messages - s.last_year_messages, NULL)::INTEGER AS year_change,
  if(b.has_last_year, percent_change(s.messages, s.last_year_messages), NULL) AS year_change_percent,
  if(c.has_region, b.region_flags, b.flags) AS flags
FROM summed s
JOIN cells c USING (cell)
JOIN periods b USING (period_start)
-- Codes follow the order of labels: the same order as by topic, region, kind, urgency.
ORDER BY s.period_start, c.grain, s.messages DESC, s.cell;
