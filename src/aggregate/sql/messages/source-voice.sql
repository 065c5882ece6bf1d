-- Days between which each source speaks, of `coverage_daily` up to `coverage.last_day`: a few early or late rows are not its voice. It begins
-- with the first week that has a tenth of the messages of its usual one, and from which on one, two, three and four weeks have as much of as
-- many; it ends likewise, looked at backwards. A single row of a source of three a week or more is thus no beginning, and of one with
-- a few a month it is. Usual is the median of its weeks, each weighted by the root of its messages: neither do strays decide that outnumber
-- the weeks in which it speaks, nor does one week of a campaign.
WITH weeks AS (
  SELECT d.source, date_trunc('week', d."day")::DATE AS week, sum(d.messages) AS messages, min(d."day") AS first_day, max(d."day") AS last_day
  FROM coverage_daily d, coverage c
  WHERE d.messages > 0 AND d."day" <= c.last_day
  GROUP BY d.source, week
),
ranked AS (
  SELECT *,
    sum(sqrt(messages)) OVER (PARTITION BY source ORDER BY messages) AS weight_to_here,
    sum(sqrt(messages)) OVER (PARTITION BY source) AS weight
  FROM weeks
),
usual_weeks AS (
  SELECT source, min(messages) AS messages FROM ranked WHERE weight_to_here >= 0.5 * weight GROUP BY source
),
-- Of one to four weeks in a row: the least that they have, each of them, beside one usual week.
sustained AS (
  SELECT w.source, w.first_day, w.last_day,
    least(w.messages, sum(w.messages) OVER on_1 / 2, sum(w.messages) OVER on_2 / 3, sum(w.messages) OVER on_3 / 4) / u.messages AS from_here,
    least(w.messages, sum(w.messages) OVER to_1 / 2, sum(w.messages) OVER to_2 / 3, sum(w.messages) OVER to_3 / 4) / u.messages AS to_here
  FROM weeks w
  JOIN usual_weeks u USING (source)
  WINDOW
    on_1 AS (PARTITION BY w.source ORDER BY w.week RANGE BETWEEN CURRENT ROW AND INTERVAL 7 DAY FOLLOWING),
    on_2 AS (PARTITION BY w.source ORDER BY w.week RANGE BETWEEN CURRENT ROW AND INTERVAL 14 DAY FOLLOWING),
    on_3 AS (PARTITION BY w.source ORDER BY w.week RANGE BETWEEN CURRENT ROW AND INTERVAL 21 DAY FOLLOWING),
    to_1 AS (PARTITION BY w.source ORDER BY w.week RANGE BETWEEN INTERVAL 7 DAY PRECEDING AND CURRENT ROW),
    to_2 AS (PARTITION BY w.source ORDER BY w.week RANGE BETWEEN INTERVAL 14 DAY PRECEDING AND CURRENT ROW),
    to_3 AS (PARTITION BY w.source ORDER BY w.week RANGE BETWEEN INTERVAL 21 DAY PRECEDING AND CURRENT ROW)
)
SELECT source, min(first_day) FILTER (from_here >= 0.1) AS first_day, max(last_day) FILTER (to_here >= 0.1) AS last_day
FROM sustained
GROUP BY source
