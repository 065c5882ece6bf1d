-- The rows of trend_weekly (unit 'week') and trend_monthly (unit 'month'): a cell that had messages in the period, or
-- in the one before, so that a fall to zero shows.
CREATE TEMP MACRO trend_of(the_unit) AS TABLE
WITH cells AS (
  SELECT * FROM cube WHERE unit = the_unit
),
periods AS (
  SELECT * FROM bases WHERE unit = the_unit
),
keys AS (
  SELECT period_start, grain, topic, region, kind, urgency FROM cells
  UNION
  SELECT n.period_start, c.grain, c.topic, c.region, c.kind, c.urgency
  FROM cells c
  JOIN periods p USING (period_start)
  JOIN periods n ON n.period_start = p.next_start
)
SELECT
  k.period_start,
  k.grain,
  nullif(k.topic, '') AS topic,
  nullif(k.region, '') AS region,
  nullif(k.kind, '') AS kind,
  nullif(k.urgency, '') AS urgency,
  coalesce(c.messages, 0)::INTEGER AS messages,
  coalesce(c.authors, 0)::INTEGER AS authors,
  coalesce(c.copies, 0)::INTEGER AS copies,
  coalesce(c.messages, 0) / b.messages AS share,
  wilson_low(coalesce(c.messages, 0), b.messages) AS share_low,
  wilson_high(coalesce(c.messages, 0), b.messages) AS share_high,
  if(pb.unit IS NULL, NULL, coalesce(p.messages, 0))::INTEGER AS previous_messages,
  if(pb.unit IS NULL, NULL, coalesce(p.authors, 0))::INTEGER AS previous_authors,
  if(pb.unit IS NULL, NULL, coalesce(c.messages, 0) - coalesce(p.messages, 0))::INTEGER AS change,
  if(pb.unit IS NULL, NULL, percent_change(coalesce(c.messages, 0), coalesce(p.messages, 0))) AS change_percent,
  if(yb.unit IS NULL, NULL, coalesce(y.messages, 0))::INTEGER AS last_year_messages,
  if(yb.unit IS NULL, NULL, coalesce(c.messages, 0) - coalesce(y.messages, 0))::INTEGER AS year_change,
  if(yb.unit IS NULL, NULL, percent_change(coalesce(c.messages, 0), coalesce(y.messages, 0))) AS year_change_percent,
  list_filter([
    if(b.is_partial, 'partial', NULL),
    if(pb.is_partial, 'previous_partial', NULL),
    if(greatest(if(b.messages >= 5 * b.days_seen, b.days_missing, 0), if(pb.messages >= 5 * pb.days_seen, pb.days_missing, 0)) > 0, 'missing_days', NULL),
    if(b.model_version IS DISTINCT FROM pb.model_version AND pb.unit IS NOT NULL, 'model_changed', NULL),
    if(contains(k.grain, 'region') AND abs(b.region_share - pb.region_share) > getvariable('flag_difference'), 'region_coverage', NULL),
    if(abs(b.unsure_share - pb.unsure_share) > getvariable('flag_difference'), 'unsure_share', NULL)
  ], lambda flag: flag IS NOT NULL) AS flags
FROM keys k
JOIN periods b ON b.period_start = k.period_start
LEFT JOIN periods pb ON pb.period_start = b.previous_start
LEFT JOIN periods yb ON yb.period_start = b.last_year_start
LEFT JOIN cells c ON c.period_start = k.period_start AND c.grain = k.grain
  AND c.topic = k.topic AND c.region = k.region AND c.kind = k.kind AND c.urgency = k.urgency
LEFT JOIN cells p ON p.period_start = b.previous_start AND p.grain = k.grain
  AND p.topic = k.topic AND p.region = k.region AND p.kind = k.kind AND p.urgency = k.urgency
LEFT JOIN cells y ON y.period_start = b.last_year_start AND y.grain = k.grain
  AND y.topic = k.topic AND y.region = k.region AND y.kind = k.kind AND y.urgency = k.urgency;
