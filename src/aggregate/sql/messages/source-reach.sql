-- Days between which each source speaks: a few early or late rows are not its voice. It speaks from its first to its last week that
-- has a tenth of the messages of its usual one (the median of those with messages). Temporary. `src/aggregate/figures/comparability.ts` says
-- the same where the tables are read.
CREATE TEMP TABLE source_reach AS
WITH weeks AS (
  SELECT d.source, date_trunc('week', d."day") AS week, sum(d.messages) AS messages, min(d."day") AS first_day, max(d."day") AS last_day
  FROM coverage_daily d, coverage c
  WHERE d.messages > 0 AND d."day" <= c.last_day
  GROUP BY d.source, week
)
SELECT source, min(first_day) AS first_day, max(last_day) AS last_day
FROM (SELECT *, median(messages) OVER (PARTITION BY source) AS usual FROM weeks)
WHERE messages >= 0.1 * usual
GROUP BY source;
