-- What heat is computed from: one row for each message and thing (issue, topic, subtopic, topic in a region) that it heats.
CREATE TEMP TABLE heat_input AS
WITH recent AS NOT MATERIALIZED (
  SELECT issue_id, topic, subtopic, region, is_placed, person, day, week, coalesce(likes, 0) AS likes, coalesce(dislikes, 0) AS dislikes,
    CASE urgency WHEN 'critical' THEN getvariable('critical_weight') WHEN 'urgent' THEN getvariable('urgent_weight') ELSE 0 END AS urgency_weight
  FROM facts, coverage
  WHERE NOT is_copy
    AND day > last_day - (getvariable('heat_window_days') + getvariable('heat_compare_days'))::INTEGER
    AND day <= last_day
)
SELECT 'issue' AS grain, issue_id AS thing, '' AS part, person, day, week, likes, dislikes, urgency_weight
FROM recent WHERE issue_id IS NOT NULL
UNION ALL
SELECT 'topic', topic, '', person, day, week, likes, dislikes, urgency_weight FROM recent
UNION ALL
SELECT 'subtopic', topic, subtopic, person, day, week, likes, dislikes, urgency_weight
FROM recent WHERE subtopic IS NOT NULL
UNION ALL
SELECT 'topic_region', topic, region, person, day, week, likes, dislikes, urgency_weight
FROM recent WHERE is_placed;

-- Heat of each thing at the end of a day. A person counts once, by the latest message: copying a text heats nothing.
CREATE TEMP MACRO heat_at(as_of) AS TABLE
WITH people AS (
  SELECT
    grain, thing, part, person,
    pow(0.5, date_diff('day', max(day), as_of) / getvariable('half_life_days')) AS weight,
    max(urgency_weight * pow(0.5, date_diff('day', day, as_of) / getvariable('half_life_days'))) AS urgency
  FROM heat_input
  WHERE day <= as_of AND day > as_of - getvariable('heat_window_days')::INTEGER
  GROUP BY grain, thing, part, person
),
by_people AS (
  SELECT grain, thing, part, count(*) AS authors, sum(weight) AS heat_people, sum(urgency) AS heat_urgency
  FROM people
  GROUP BY grain, thing, part
),
by_message AS (
  SELECT grain, thing, part, count(*) AS messages, sum(likes) AS likes, sum(dislikes) AS dislikes,
    count(DISTINCT week) AS weeks,
    -- What does not fade with the authors fades by itself: else a matter liked once, or long written about, stays hot for the whole
    -- window though nobody writes of it. Likes are as old as their messages, a matter as its latest one.
    sum(likes * pow(0.5, date_diff('day', day, as_of) / getvariable('lasting_half_life_days'))) / nullif(sum(likes), 0) AS likes_left,
    pow(0.5, date_diff('day', max(day), as_of) / getvariable('lasting_half_life_days')) AS weeks_left
  FROM heat_input
  WHERE day <= as_of AND day > as_of - getvariable('heat_window_days')::INTEGER
  GROUP BY grain, thing, part
),
parts AS (
  SELECT grain, thing, part, messages, authors,
    -- Rounded, because sums of doubles depend on the order in which threads add them.
    round(heat_people, 6) AS heat_people,
    round(coalesce(getvariable('support_weight') * wilson_low(likes, likes + dislikes) * likes_left, 0), 6) AS heat_support,
    round(getvariable('persistence_weight') * least(1, weeks / (getvariable('heat_window_days') / 7.0)) * weeks_left, 6) AS heat_persistence,
    round(heat_urgency, 6) AS heat_urgency
  FROM by_people
  JOIN by_message USING (grain, thing, part)
)
SELECT p.*,
  -- Rounded as well: equal heats are equal, and not ranked by the last bit of a sum.
  round(heat_people + heat_support + heat_persistence + heat_urgency, 6) AS heat,
  -- What an editor dismissed has its heat and takes nobody's rank.
  coalesce(s.dismissed, false) AS is_dismissed,
  if(is_dismissed, NULL, row_number() OVER (PARTITION BY grain, is_dismissed ORDER BY heat DESC, thing, part)) AS rank
FROM parts p
-- One equality: a further condition on the left side alone would make DuckDB compare all pairs.
LEFT JOIN source_issues s ON s.issue_id = if(p.grain = 'issue', p.thing, NULL);

-- Heat today beside that of compare_days before.
CREATE TEMP TABLE heat AS
WITH today AS (
  SELECT * FROM heat_at((SELECT last_day FROM coverage))
),
before AS (
  SELECT * FROM heat_at((SELECT last_day - getvariable('heat_compare_days')::INTEGER FROM coverage))
)
SELECT
  t.*,
  b.rank AS previous_rank,
  b.heat AS previous_heat,
  -- The component that changed most in the direction in which heat went; among equals the first of people, support, persistence
  -- and urgency: where everybody is urgent, urgency moves as people do.
  CASE WHEN b.heat IS NULL OR t.heat = b.heat THEN NULL ELSE
    list_sort([
      {'moved': round(sign(t.heat - b.heat) * (t.heat_people - b.heat_people), 6), 'order': 4, 'name': 'people'},
      {'moved': round(sign(t.heat - b.heat) * (t.heat_support - b.heat_support), 6), 'order': 3, 'name': 'support'},
      {'moved': round(sign(t.heat - b.heat) * (t.heat_persistence - b.heat_persistence), 6), 'order': 2, 'name': 'persistence'},
      {'moved': round(sign(t.heat - b.heat) * (t.heat_urgency - b.heat_urgency), 6), 'order': 1, 'name': 'urgency'}
    ], 'DESC')[1].name
  END AS moved_by
FROM today t
LEFT JOIN before b USING (grain, thing, part);
