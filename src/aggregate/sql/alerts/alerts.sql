-- found_alerts comes from src/aggregate/bursts/build-alerts.ts, which works while `messages` is written. Critical messages alert alone, without statistics.
-- critical_events (`critical/write-critical-events.ts`) says which of these are one alert.
CREATE TEMP TABLE critical_steps AS
SELECT *, count(*) FILTER (is_first) OVER (PARTITION BY event ORDER BY day, message_key ROWS UNBOUNDED PRECEDING) AS authors_so_far
FROM (
  SELECT f.*, e.event, d.nth, row_number() OVER (PARTITION BY e.event, f.person ORDER BY f.day, f.message_key) = 1 AS is_first
  FROM critical_events e
  JOIN facts f USING (message_key)
  JOIN known_days d USING (day)
);

-- The issue that more than half of them are of.
CREATE TEMP TABLE critical_issues AS
SELECT event, issue_id
FROM (SELECT event, issue_id, count(*) AS n, sum(count(*)) OVER (PARTITION BY event) AS messages FROM critical_steps GROUP BY event, issue_id)
WHERE issue_id IS NOT NULL AND 2 * n > messages;

-- An author counts on the first day of theirs: so the days add up.
CREATE TEMP TABLE critical_days AS
SELECT event,
  list({'day': day, 'observed': authors, 'expected': NULL::DOUBLE, 'brought': 0, 'critical': messages, 'urgent': 0, 'routine': 0} ORDER BY day) AS days
FROM (SELECT event, day, count(*) FILTER (is_first)::INTEGER AS authors, count(*)::INTEGER AS messages FROM critical_steps GROUP BY event, day)
GROUP BY event;

CREATE TEMP TABLE critical_alerts AS
SELECT
  min_by(topic, (day, message_key)) AS topic,
  min_by(region, (day, message_key)) AS region,
  any_value(i.issue_id) AS issue_id,
  min_by(message_key, (day, message_key)) AS first_key,
  list(message_key ORDER BY day, message_key) AS critical_keys,
  min(day) AS since, max(day) AS last_day,
  max(authors_so_far) AS authors,
  min(day) FILTER (urgency_score >= getvariable('critical_sure')) AS yellow_day,
  min(day) FILTER (authors_so_far >= getvariable('critical_orange')) AS orange_day,
  min(day) FILTER (authors_so_far >= getvariable('critical_red')) AS red_day,
  min_by({'source': source, 'message_id': message_id}, (day, message_key), 5) AS messages,
  count(*) AS critical,
  any_value(d.days) AS days,
  max(nth) AS nth
FROM critical_steps s
JOIN critical_days d USING (event)
LEFT JOIN critical_issues i USING (event)
GROUP BY event;

CREATE TEMP TABLE critical_closings AS
SELECT c.last_day, min(d.day) AS closed_on
FROM (SELECT DISTINCT last_day, nth FROM critical_alerts) c
JOIN known_days d ON d.nth >= c.nth + getvariable('critical_gap_days')
  OR d.day >= c.last_day + 2 * getvariable('critical_gap_days')::INTEGER
GROUP BY c.last_day;

-- How many different texts are behind an alert of a term: one letter that many people send is no rise of its words.
CREATE TEMP TABLE alert_texts AS
SELECT a.rowid AS alert, count(DISTINCT h.text) AS texts
FROM found_alerts a
JOIN burst_series s ON s.series = a.series AND s.series_type = 'term'
CROSS JOIN burst_range b
JOIN term_hits h ON h.term = s.term AND h.day BETWEEN b.first_day + a.since AND b.first_day + a."last"
GROUP BY a.rowid;

CREATE TEMP TABLE found AS
SELECT
  s.series_type, nullif(s.topic, '') AS topic, nullif(s.region, '') AS region, nullif(s.issue_id, '') AS issue_id,
  nullif(s.term, '') AS term, a.level,
  b.first_day + a.since AS since, b.first_day + a.opened AS opened_on, b.first_day + a."last" AS last_day,
  b.first_day + a.closed AS closed_on, b.first_day + a.peak AS peak_day, a.peak_count, a.observed, a.expected, a.brought, a.days,
  a.probability, a.total_ratio, if(a.is_slow, 'slow', 'sudden') AS pattern,
  list_transform(a.steps, lambda step: {'day': (b.first_day + step.day)::DATE, 'level': step.level}) AS steps
FROM found_alerts a
JOIN burst_series s USING (series)
CROSS JOIN burst_range b
LEFT JOIN alert_texts x ON x.alert = a.rowid
WHERE s.series_type <> 'term' OR x.texts >= getvariable('term_texts')
-- So many words would hide the rest: the likeliest to mean something are enough.
QUALIFY s.series_type <> 'term'
  OR row_number() OVER (PARTITION BY s.series_type ORDER BY a.probability, a.observed DESC, s.term) <= getvariable('burst_term_alerts');

-- Messages behind each alert; of a term, whether their title says it.
CREATE TEMP TABLE alert_matches AS
SELECT a.rowid AS alert, f.message_key, true AS is_titled
FROM found a JOIN facts f ON f.topic = a.topic AND f.day BETWEEN a.since AND a.last_day
WHERE a.series_type = 'topic' AND NOT f.is_copy
UNION ALL
-- By both equalities at once: each message would be held against all alerts of its topic in any region.
SELECT a.rowid, f.message_key, true
FROM found a JOIN facts f ON f.topic = a.topic AND f.region = a.region AND f.day BETWEEN a.since AND a.last_day
WHERE a.series_type = 'topic_region' AND NOT f.is_copy
UNION ALL
SELECT a.rowid, f.message_key, true
FROM found a JOIN facts f ON f.issue_id = a.issue_id AND f.day BETWEEN a.since AND a.last_day
WHERE a.series_type = 'issue' AND NOT f.is_copy
UNION ALL
SELECT a.rowid, h.message_key, h.is_titled
FROM found a JOIN term_hits h ON h.term = a.term AND h.day BETWEEN a.since AND a.last_day
WHERE a.series_type = 'term';

-- Those whose title says the term, most pressing, most liked, earliest: the first five of millions are kept while these are looked
-- through, where a list of all, in order, cannot leave memory.
CREATE TEMP TABLE alert_messages AS
SELECT x.alert, count(*) AS messages_matched,
  min_by({'source': f.source, 'message_id': f.message_id},
    (NOT x.is_titled, CASE f.urgency WHEN 'critical' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END,
      -coalesce(f.likes, 0), f.created_at, f.message_key), 5) AS messages,
  count(*) FILTER (f.urgency = 'critical') AS critical,
  count(*) FILTER (f.urgency = 'urgent') AS urgent,
  count(*) FILTER (f.urgency = 'routine') AS routine
FROM alert_matches x
JOIN facts f USING (message_key)
GROUP BY x.alert;

CREATE TEMP TABLE alert_days AS
WITH counted AS (
  SELECT rowid AS alert, (since + generate_subscripts(days, 1)::INTEGER - 1)::DATE AS day, unnest(days) AS counts FROM found
),
by_urgency AS (
  SELECT x.alert, f.day, count(*) FILTER (f.urgency = 'critical') AS critical, count(*) FILTER (f.urgency = 'urgent') AS urgent,
    count(*) FILTER (f.urgency = 'routine') AS routine
  FROM alert_matches x
  JOIN facts f USING (message_key)
  GROUP BY x.alert, f.day
)
SELECT c.alert,
  list({'day': c.day, 'observed': c.counts.observed, 'expected': round(c.counts.expected, 3), 'brought': c.counts.brought,
    'critical': coalesce(u.critical, 0)::INTEGER, 'urgent': coalesce(u.urgent, 0)::INTEGER, 'routine': coalesce(u.routine, 0)::INTEGER}
    ORDER BY c.day) AS days
FROM counted c
LEFT JOIN by_urgency u ON u.alert = c.alert AND u.day = c.day
GROUP BY c.alert;

-- The issue that most messages of an alert belong to.
CREATE TEMP TABLE alert_issues AS
SELECT c.alert, arg_max(c.issue_id, c.messages) AS issue_id
FROM (
  SELECT x.alert, f.issue_id, count(*) AS messages
  FROM alert_matches x
  JOIN facts f USING (message_key)
  WHERE f.issue_id IS NOT NULL
  GROUP BY x.alert, f.issue_id
) c
JOIN alert_messages m USING (alert)
WHERE c.messages > 0.5 * m.messages_matched
GROUP BY c.alert;

-- One event raises its issue, its region, its topic and its words at once. An alert is explained by the most specific
-- other one that has at least half of its messages; words explained by anything are left out.
CREATE TEMP TABLE explanations AS
WITH ranks AS (
  SELECT f.rowid AS alert, f.series_type,
    CASE series_type WHEN 'issue' THEN 0 WHEN 'topic_region' THEN 1 WHEN 'topic' THEN 2 ELSE 3 END AS breadth,
    row_number() OVER (ORDER BY probability, observed DESC, term, f.rowid) AS strength
  FROM found f
),
shared AS (
  SELECT a.alert, b.alert AS other, count(*) AS messages
  FROM alert_matches a
  JOIN alert_matches b USING (message_key)
  WHERE a.alert <> b.alert
  GROUP BY a.alert, b.alert
),
covered AS (
  SELECT s.alert, s.other, r.series_type, r.breadth, r.strength, o.series_type AS other_type, o.breadth AS other_breadth, o.strength AS other_strength
  FROM shared s
  JOIN alert_messages m ON m.alert = s.alert
  JOIN ranks r ON r.alert = s.alert
  JOIN ranks o ON o.alert = s.other
  WHERE s.messages >= 0.5 * m.messages_matched
),
explained AS (
  SELECT alert, arg_min(other, (other_breadth, other_strength)) AS other, any_value(series_type) AS series_type
  FROM covered
  WHERE other_breadth < breadth OR (other_breadth = breadth AND series_type IN ('term', 'issue') AND other_strength < strength)
  GROUP BY alert
)
FROM explained
UNION ALL
-- A word that stands says more than the topic whose messages it is in.
SELECT alert, arg_min(other, other_strength), any_value(series_type)
FROM covered
WHERE series_type IN ('topic', 'topic_region') AND other_type = 'term'
  AND alert NOT IN (SELECT alert FROM explained) AND other NOT IN (SELECT alert FROM explained)
GROUP BY alert;

-- The words left out, by what explains them, the surest first.
CREATE TEMP TABLE explained_terms AS
WITH RECURSIVE traced AS (
  SELECT alert AS word, other FROM explanations WHERE series_type = 'term'
  UNION ALL
  -- A word that explains others may be left out itself.
  SELECT t.word, e.other
  FROM traced t
  JOIN explanations e ON e.alert = t.other AND e.series_type = 'term'
)
SELECT alert, list(term ORDER BY probability, term) AS terms
FROM (
  SELECT t.other AS alert, f.term, min(f.probability) AS probability
  FROM traced t
  JOIN found f ON f.rowid = t.word
  WHERE t.other NOT IN (SELECT alert FROM explanations WHERE series_type = 'term')
  GROUP BY ALL
)
GROUP BY alert;

CREATE TABLE alerts AS
WITH joined AS (
  SELECT a.rowid AS alert, e.other AS explained_by, a.series_type, a.topic, a.region, a.issue_id, a.term,
    i.issue_id AS core_issue_id, coalesce(t.terms, []) AS terms, a.level, a.since, a.opened_on, a.last_day, a.closed_on,
    a.peak_day, a.peak_count, a.observed, a.expected, a.brought, a.probability, a.total_ratio, a.pattern, a.steps, m.messages, d.days,
    coalesce(m.critical, 0) AS critical, coalesce(m.urgent, 0) AS urgent, coalesce(m.routine, 0) AS routine, '' AS first_key, NULL AS critical_keys
  FROM found a
  LEFT JOIN alert_messages m ON m.alert = a.rowid
  LEFT JOIN alert_days d ON d.alert = a.rowid
  LEFT JOIN explanations e ON e.alert = a.rowid
  LEFT JOIN alert_issues i ON i.alert = a.rowid
  LEFT JOIN explained_terms t ON t.alert = a.rowid
  WHERE NOT (a.series_type = 'term' AND e.alert IS NOT NULL)
  UNION ALL
  SELECT NULL, (SELECT arg_min(a.rowid, a.since) FROM found a WHERE a.issue_id = c.issue_id AND a.since <= c.last_day AND a.last_day >= c.since),
    'critical', c.topic, nullif(c.region, '未知'), c.issue_id, NULL, c.issue_id, [],
    CASE WHEN c.red_day IS NOT NULL THEN 1 WHEN c.orange_day IS NOT NULL THEN 2 WHEN c.yellow_day IS NOT NULL THEN 3 ELSE 4 END,
    c.since, c.since, c.last_day,
    x.closed_on,
    c.since, NULL, c.authors, NULL, 0, NULL, NULL, 'critical',
    -- Each level with the day that it was reached, as far as no graver one was reached by then.
    list_filter([
      {'day': if(least(c.yellow_day, c.orange_day, c.red_day) = c.since, NULL, c.since), 'level': 4},
      {'day': if(c.yellow_day > c.orange_day, NULL, c.yellow_day), 'level': 3},
      {'day': c.orange_day, 'level': 2}, {'day': c.red_day, 'level': 1}], lambda step: step.day IS NOT NULL),
    c.messages, c.days, c.critical, 0, 0, c.first_key, c.critical_keys
  FROM critical_alerts c
  LEFT JOIN critical_closings x USING (last_day)
),
named AS (
  -- Of critical messages by the first one alone: it may join an issue, or another one, when the alert has long been told.
  SELECT *, 'A' || substr(sha256(if(series_type = 'critical', concat_ws(chr(31), series_type, first_key),
    concat_ws(chr(31), series_type, coalesce(topic, ''), coalesce(region, ''), coalesce(issue_id, ''), coalesce(term, ''), opened_on, first_key)
  )), 1, 12) AS alert_id
  FROM joined
)
SELECT
  alert_id,
  (SELECT o.alert_id FROM named o WHERE o.alert = n.explained_by) AS explained_by,
  series_type,
  topic, region, issue_id, term, core_issue_id, terms,
  level::INTEGER AS level,
  getvariable('level_names')[level] AS level_name,
  if(closed_on IS NULL, 'open', 'closed') AS state,
  pattern,
  since::DATE AS since,
  opened_on::DATE AS opened_on,
  last_day::DATE AS last_day,
  closed_on::DATE AS closed_on,
  peak_day::DATE AS peak_day,
  peak_count::INTEGER AS peak_authors,
  observed::INTEGER AS observed,
  round(expected, 3) AS expected,
  if(expected >= getvariable('least_expected'), round(observed / expected, 3), NULL) AS ratio,
  brought::INTEGER AS brought,
  round(total_ratio, 3) AS total_ratio,
  probability,
  critical::INTEGER AS critical,
  urgent::INTEGER AS urgent,
  routine::INTEGER AS routine,
  messages,
  days,
  steps,
  critical_keys
FROM named n
ORDER BY opened_on DESC, level, series_type, observed DESC, topic, region, issue_id, term, alert_id;

DROP TABLE critical_events;
DROP TABLE critical_steps;
DROP TABLE critical_issues;
DROP TABLE critical_days;
DROP TABLE critical_alerts;
DROP TABLE critical_closings;
DROP TABLE known_days;
DROP TABLE alert_texts;
DROP TABLE found;
DROP TABLE term_hits;
DROP TABLE alert_matches;
DROP TABLE alert_messages;
DROP TABLE alert_days;
DROP TABLE explanations;
DROP TABLE explained_terms;
DROP TABLE alert_issues;

COMMENT ON TABLE alerts IS 'Rises above what a series'' own past lets expect (topics, topics in a region, issues, terms), with a bounded false-discovery rate, and critical messages, which alert alone. Counts are distinct authors a day (docs/measures.md).';
COMMENT ON COLUMN alerts.alert_id IS 'Derives from the series and the day of opening, of critical messages from the first one: stable while the history is';
COMMENT ON COLUMN alerts.explained_by IS 'The most specific other alert that has at least half of its messages: one event raises its issue, its region and its topic at once; of a critical alert that of its issue at the time; null where there is none';
COMMENT ON COLUMN alerts.series_type IS 'topic, topic_region, issue, term or critical';
COMMENT ON COLUMN alerts.topic IS 'Topic of the series; null for issues and terms';
COMMENT ON COLUMN alerts.region IS 'Region of the series; null where it has none: that of an issue is in issues';
COMMENT ON COLUMN alerts.issue_id IS 'Issue of the series; of a critical alert that of more than half of its messages; null where it has none';
COMMENT ON COLUMN alerts.term IS 'Term of the series; null where it has none';
COMMENT ON COLUMN alerts.core_issue_id IS 'Issue to which more than half of its messages belong; null where there is none';
COMMENT ON COLUMN alerts.terms IS 'Words that rose with it: half of their messages or more are its own, or those of another of them, so that they have no alert themselves';
COMMENT ON COLUMN alerts.level IS '1 red to 4 blue: the highest reached';
COMMENT ON COLUMN alerts.level_name IS 'The same in words, as the national emergency plan names levels';
COMMENT ON COLUMN alerts.state IS 'open or closed, on the last day of the data';
COMMENT ON COLUMN alerts.pattern IS 'sudden (a day or three), slow (a week, or CUSUM) or critical';
COMMENT ON COLUMN alerts.since IS 'First day that stood out: days before the opening belong to a sudden rise while each is itself unlikely';
COMMENT ON COLUMN alerts.opened_on IS 'Day on whose evening the alert opened';
COMMENT ON COLUMN alerts.last_day IS 'Last day that stood out';
COMMENT ON COLUMN alerts.closed_on IS 'Day on which it closed, after calm days, of which none is missing; null while open, and again where its rise went on soon after';
COMMENT ON COLUMN alerts.peak_day IS 'Day with most authors';
COMMENT ON COLUMN alerts.peak_authors IS 'Authors of that day; null for critical alerts';
COMMENT ON COLUMN alerts.observed IS 'Authors a day from since to last_day, added up; for critical alerts distinct authors';
COMMENT ON COLUMN alerts.expected IS 'What the series'' own past lets expect of those days; null for critical alerts';
COMMENT ON COLUMN alerts.ratio IS 'observed / expected; null where less than 0.5 were expected, and for critical alerts';
COMMENT ON COLUMN alerts.brought IS 'Of observed, authors a day who wrote to a campaign, or through a source added less than 56 days (setting) before: the level is that of the others';
COMMENT ON COLUMN alerts.total_ratio IS 'Of topics and topics in a region: largest observed / expected of alerts of all messages that share days with it; its own below 1.5 times this (setting) leaves it at level 4, or at what it had reached before; null where all messages do not rise';
COMMENT ON COLUMN alerts.probability IS 'Smallest probability of one of its days by chance, by evidence of after the alert before it; null for critical alerts';
COMMENT ON COLUMN alerts.critical IS 'Messages of those days of urgency critical';
COMMENT ON COLUMN alerts.urgent IS 'Messages of those days of urgency urgent';
COMMENT ON COLUMN alerts.routine IS 'Messages of those days of urgency routine';
COMMENT ON COLUMN alerts.messages IS 'Five messages that show it: of a term those whose title says it, then most pressing, most liked, earliest; of a critical alert those of its first days';
COMMENT ON COLUMN alerts.days IS 'Counts of each day from since to last_day, of critical alerts of each day with a critical message; observed of those counts an author on their first day';
COMMENT ON COLUMN alerts.steps IS 'Day and level of each step up';
COMMENT ON COLUMN alerts.critical_keys IS 'message_key of each message of a critical alert, the first first; null for others';
