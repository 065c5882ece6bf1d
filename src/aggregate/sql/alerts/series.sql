-- Series in which bursts are looked for, with distinct authors a day. Temporary.
-- The history begins where messages come in steadily, with the first of four weeks in a row that each have a tenth of what is
-- usual: against a few strays of years before, all that follows would look like a rise.
CREATE TEMP TABLE burst_range AS
WITH weeks AS (
  SELECT f.week, count(*) AS messages, min(f.day) AS first_day
  FROM facts f, coverage c
  WHERE NOT f.is_copy AND f.day <= c.last_day
  GROUP BY f.week
),
steady AS (
  SELECT w.first_day
  FROM weeks w
  JOIN weeks next ON next.week BETWEEN w.week AND w.week + 21
  WHERE next.messages >= (SELECT 0.1 * median(messages) FROM weeks)
  GROUP BY w.week, w.first_day
  HAVING count(*) = 4
)
SELECT
  greatest(
    coalesce((SELECT min(first_day) FROM steady), c.first_day),
    c.last_day - (getvariable('burst_history_days')::INTEGER - 1)
  ) AS first_day,
  c.last_day
FROM coverage c;

-- Messages of the last year with the terms that are followed.
CREATE TEMP TABLE term_hits AS
SELECT h.term, h.day, h.person, h.message_key, h.text,
  contains(t.title_words || ' ', 't:' || h.term || ' ')
    OR coalesce(list_contains(string_split(replace(t.phrases, '_', ''), ' '), h.term), false) AS is_titled
FROM listed_hits h
JOIN term_texts t USING (message_key)
WHERE h.is_followed AND h.day >= (SELECT greatest(first_day, last_day - 363) FROM burst_range);
DROP TABLE listed_hits;
DROP TABLE term_texts;

-- Sources that were added to others which go on: from when they speak until a day they bring messages that the past does not know,
-- and so do strays before. One that takes the place of others, as where every export is read under a name of its own, is none.
CREATE TEMP TABLE added_sources AS
WITH daily AS (
  SELECT source, day, count(*) AS messages FROM facts, coverage c WHERE NOT is_copy AND day <= c.last_day GROUP BY source, day
),
around AS (
  SELECT s.source, s.first_day, least(28, date_diff('day', s.first_day, b.last_day) + 1) AS days_after,
    sum(d.messages) FILTER (d.day < s.first_day) AS before,
    sum(d.messages) FILTER (d.day >= s.first_day) AS after
  FROM source_reach s
  CROSS JOIN burst_range b
  JOIN source_reach older ON older.first_day < s.first_day
  JOIN daily d ON d.source = older.source AND d.day BETWEEN s.first_day - 28 AND s.first_day + 27
  GROUP BY s.source, s.first_day, b.last_day
)
SELECT source, (first_day + getvariable('added_source_days')::INTEGER)::DATE AS until
FROM around
WHERE after / days_after >= 0.5 * before / 28;

CREATE TEMP TABLE brought AS
SELECT f.message_key
FROM facts f
CROSS JOIN burst_range b
LEFT JOIN added_sources a ON a.source = f.source
WHERE NOT f.is_copy AND f.day BETWEEN b.first_day AND b.last_day
  AND (f.day < a.until OR f.message_key IN (SELECT message_key FROM source_campaign_messages));

CREATE TEMP MACRO count_series(only_brought) AS TABLE
WITH recent AS (
  SELECT f.day, f.person, f.topic, f.region, f.is_placed, f.issue_id
  FROM facts f, burst_range b
  WHERE NOT f.is_copy AND f.day BETWEEN b.first_day AND b.last_day
    AND (NOT only_brought OR f.message_key IN (SELECT message_key FROM brought))
)
SELECT 'total' AS series_type, '' AS topic, '' AS region, '' AS issue_id, '' AS term, day, count(DISTINCT person)::INTEGER AS authors
FROM recent GROUP BY day
UNION ALL
SELECT 'topic', topic, '', '', '', day, count(DISTINCT person)::INTEGER
FROM recent GROUP BY topic, day
UNION ALL
SELECT 'topic_region', topic, region, '', '', day, count(DISTINCT person)::INTEGER
FROM recent WHERE is_placed GROUP BY topic, region, day
UNION ALL
SELECT 'issue', '', '', issue_id, '', day, count(DISTINCT person)::INTEGER
FROM recent WHERE issue_id IS NOT NULL GROUP BY issue_id, day
UNION ALL
SELECT 'term', '', '', '', term, day, count(DISTINCT person)::INTEGER
FROM term_hits
WHERE NOT only_brought OR message_key IN (SELECT message_key FROM brought)
GROUP BY term, day;

CREATE TEMP TABLE burst_counts AS
SELECT c.*, coalesce(n.authors, 0) AS brought
FROM count_series(false) c
LEFT JOIN count_series(true) n USING (series_type, topic, region, issue_id, term, day);
DROP TABLE brought;
DROP TABLE added_sources;

-- A topic in a region, or an issue, with fewer authors in all cannot reach an alert that means something. Days are sorted once
-- for all three lists.
CREATE TEMP TABLE burst_series AS
WITH listed AS (
  SELECT series_type, topic, region, issue_id, term,
    list_sort(list({'day': date_diff('day', b.first_day, day)::INTEGER, 'authors': authors, 'brought': brought})) AS days
  FROM burst_counts
  CROSS JOIN burst_range b
  GROUP BY series_type, topic, region, issue_id, term
  HAVING sum(authors) >= CASE series_type WHEN 'issue' THEN getvariable('burst_issue_authors') WHEN 'topic_region' THEN getvariable('alert_authors') ELSE 1 END
)
SELECT
  row_number() OVER (ORDER BY series_type, topic, region, issue_id, term)::INTEGER - 1 AS series,
  series_type, topic, region, issue_id, term,
  l.days[1].day AS first_index,
  coalesce(date_diff('day', b.first_day, r.first_day), 0)::INTEGER AS known_index,
  [d.day FOR d IN l.days] AS days,
  [d.authors FOR d IN l.days] AS authors,
  [d.brought FOR d IN l.days] AS brought
FROM listed l
CROSS JOIN burst_range b
LEFT JOIN (SELECT region, min(day) AS first_day FROM burst_counts WHERE region <> '' GROUP BY region) r USING (region);
DROP TABLE burst_counts;
