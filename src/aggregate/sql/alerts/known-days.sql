-- Days that the data have, numbered: one that they lack is no day without critical messages.
CREATE TEMP TABLE known_days AS
SELECT day, row_number() OVER (ORDER BY day) AS nth
FROM (
  SELECT unnest(generate_series(last_day - (getvariable('burst_history_days')::INTEGER - 1), last_day, INTERVAL 1 DAY))::DATE AS day
  FROM coverage
)
WHERE day NOT IN (SELECT "day" FROM coverage_daily WHERE is_missing);
