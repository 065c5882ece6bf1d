CREATE TABLE issues AS
WITH counted AS (
  SELECT
    issue_id,
    count(*) FILTER (NOT is_copy) AS messages,
    count(DISTINCT person) FILTER (NOT is_copy) AS authors,
    count(*) FILTER (is_copy) AS copies,
    sum(likes) FILTER (NOT is_copy) AS likes,
    sum(dislikes) FILTER (NOT is_copy) AS dislikes,
    min(day) FILTER (NOT is_copy) AS first_day,
    max(day) FILTER (NOT is_copy) AS last_day,
    count(DISTINCT day) FILTER (NOT is_copy) AS active_days,
    count(DISTINCT week) FILTER (NOT is_copy) AS active_weeks,
    count(*) FILTER (NOT is_copy AND urgency = 'critical') AS critical,
    count(*) FILTER (NOT is_copy AND urgency = 'urgent') AS urgent,
    count(*) FILTER (NOT is_copy AND is_replied) AS replied,
    count(*) FILTER (NOT is_copy AND NOT is_replied) AS unanswered,
    count(is_replied) FILTER (NOT is_copy) > 0 AS tells_replies,
    list_sort(list(DISTINCT region) FILTER (NOT is_copy AND region <> '未知')) AS regions
  FROM facts
  WHERE issue_id IS NOT NULL
  GROUP BY issue_id
),
-- The label that most messages carry; the first in the alphabet among equals, so that order of rows does not matter. Clustering
-- knows regions by districts and counties alone, whatever they are counted by.
labels AS (
  SELECT issue_id,
    max_by(label, (n, -place)) FILTER (name = 'topic') AS topic,
    max_by(label, (n, -place)) FILTER (name = 'kind') AS kind,
    max_by(label, (n, -place)) FILTER (name = 'region' AND label IS NOT NULL) AS region
  FROM (
    SELECT issue_id, name, label, count(*) AS n, row_number() OVER (PARTITION BY issue_id, name ORDER BY label) AS place
    FROM (
      SELECT issue_id, unnest(['topic', 'kind', 'region']) AS name, unnest([topic, kind, if(is_placed, region, NULL)]) AS label
      FROM facts
      WHERE issue_id IS NOT NULL AND NOT is_copy
    )
    GROUP BY issue_id, name, label
  )
  GROUP BY issue_id
),
windows AS (
  SELECT
    issue_id,
    max(day) AS latest_day,
    count(DISTINCT person) FILTER (day > last_day - getvariable('status_window_days')::INTEGER) AS recent_authors,
    count(DISTINCT person) FILTER (day <= last_day - getvariable('status_window_days')::INTEGER
      AND day > last_day - 2 * getvariable('status_window_days')::INTEGER) AS earlier_authors,
    min(day) FILTER (day > last_day - getvariable('status_window_days')::INTEGER) AS recent_first,
    max(day) FILTER (day <= last_day - getvariable('status_window_days')::INTEGER) AS earlier_last
  FROM facts, coverage
  WHERE issue_id IS NOT NULL AND NOT is_copy AND day <= last_day
  GROUP BY issue_id
),
-- A day that the data lack is no day of silence: rates are of the others, and no gap is as long as its missing days make it.
missing AS (
  SELECT coalesce(list("day"), []) AS days FROM coverage_daily WHERE is_missing
),
covered AS (
  SELECT
    count(*) FILTER (day > last_day - getvariable('status_window_days')::INTEGER) AS recent_days,
    count(*) FILTER (day <= last_day - getvariable('status_window_days')::INTEGER
      AND day > last_day - 2 * getvariable('status_window_days')::INTEGER) AS earlier_days,
    count(*) FILTER (day <= last_day - getvariable('status_window_days')::INTEGER) AS days_before,
    getvariable('status_window_days') / 2 AS fewest
  FROM (SELECT unnest(generate_series(first_day, last_day, INTERVAL 1 DAY))::DATE AS day, last_day FROM coverage), missing
  WHERE NOT list_contains(days, day)
),
silences AS (
  SELECT issue_id,
    date_diff('day', latest_day, last_day) - len(list_filter(days, lambda d: d > latest_day AND d < last_day)) AS days_since,
    date_diff('day', earlier_last, recent_first) - len(list_filter(days, lambda d: d > earlier_last AND d < recent_first)) AS days_between
  FROM windows, coverage, missing
)
SELECT
  s.issue_id,
  s.title,
  s.place,
  coalesce(l.region, s.region) AS region,
  n.regions,
  s.problem,
  s.keywords,
  s.class_id,
  l.topic,
  l.kind,
  CASE
    -- A message dated ahead (a wrong clock) keeps nothing awake.
    WHEN q.days_since >= getvariable('dormant_days') THEN 'dormant'
    WHEN w.recent_authors > 0 AND w.earlier_last IS NULL THEN if(v.days_before >= v.fewest, 'new', 'unclear')
    WHEN w.recent_authors > 0 AND q.days_between >= getvariable('dormant_days') THEN 'revived'
    WHEN least(v.recent_days, v.earlier_days) < v.fewest THEN 'unclear'
    WHEN w.recent_authors >= getvariable('growing_authors')
      AND w.recent_authors * v.earlier_days >= getvariable('growing_ratio') * w.earlier_authors * v.recent_days THEN 'growing'
    WHEN w.recent_authors * v.earlier_days <= getvariable('cooling_ratio') * w.earlier_authors * v.recent_days
      OR w.recent_authors = 0 THEN 'cooling'
    ELSE 'steady'
  END AS status,
  n.messages::INTEGER AS messages,
  n.authors::INTEGER AS authors,
  n.copies::INTEGER AS copies,
  s.copies AS near_copies,
  s.copied_text,
  s.repeated_author,
  n.likes::BIGINT AS likes,
  n.dislikes::BIGINT AS dislikes,
  n.first_day,
  n.last_day,
  date_diff('day', n.first_day, n.last_day)::INTEGER + 1 AS span_days,
  n.active_days::INTEGER AS active_days,
  n.active_weeks::INTEGER AS active_weeks,
  coalesce(w.recent_authors, 0)::INTEGER AS recent_authors,
  coalesce(w.earlier_authors, 0)::INTEGER AS earlier_authors,
  v.recent_days::INTEGER AS recent_days,
  v.earlier_days::INTEGER AS earlier_days,
  n.critical::INTEGER AS critical,
  n.urgent::INTEGER AS urgent,
  if(n.tells_replies, n.replied, NULL)::INTEGER AS replied,
  if(n.tells_replies, n.unanswered, NULL)::INTEGER AS unanswered,
  coalesce(h.heat, 0) AS heat,
  coalesce(h.heat_people, 0) AS heat_people,
  coalesce(h.heat_support, 0) AS heat_support,
  coalesce(h.heat_persistence, 0) AS heat_persistence,
  coalesce(h.heat_urgency, 0) AS heat_urgency,
  h.rank::INTEGER AS rank,
  h.previous_rank::INTEGER AS previous_rank,
  h.previous_heat,
  h.moved_by,
  s.cohesion,
  me.message_id AS medoid_message,
  ea.message_id AS earliest_message,
  ne.message_id AS newest_message,
  s.pinned,
  s.dismissed,
  s.edited,
  s.medoid_key,
  s.earliest_key,
  s.newest_key
FROM source_issues s
JOIN counted n USING (issue_id)
JOIN labels l USING (issue_id)
CROSS JOIN coverage c
CROSS JOIN covered v
LEFT JOIN windows w USING (issue_id)
LEFT JOIN silences q USING (issue_id)
LEFT JOIN heat h ON h.grain = 'issue' AND h.thing = s.issue_id
LEFT JOIN facts me ON me.message_key = s.medoid_key
LEFT JOIN facts ea ON ea.message_key = s.earliest_key
LEFT JOIN facts ne ON ne.message_key = s.newest_key
ORDER BY h.rank NULLS LAST, n.authors DESC, s.issue_id;

COMMENT ON TABLE issues IS 'Recurring issues: the same problem at the same place, reported by two or more messages. Hottest first.';
COMMENT ON COLUMN issues.issue_id IS 'Stable from day to day: derives from the founding message';
COMMENT ON COLUMN issues.title IS 'Place and problem in the messages'' own words, or an editor''s title';
COMMENT ON COLUMN issues.place IS 'Place, project, organisation or population; null where none was found';
COMMENT ON COLUMN issues.region IS 'Region';
COMMENT ON COLUMN issues.regions IS 'All regions of its messages; null where none is known';
COMMENT ON COLUMN issues.problem IS 'The problem';
COMMENT ON COLUMN issues.keywords IS 'Words that tell it from other issues, best first';
COMMENT ON COLUMN issues.class_id IS 'Class of like problems in other places; null where there is none, and for dismissed issues';
COMMENT ON COLUMN issues.topic IS 'Topic of most of its messages';
COMMENT ON COLUMN issues.kind IS 'Kind of most of its messages';
COMMENT ON COLUMN issues.status IS 'new, growing, steady, cooling, dormant or revived, on the last day of the data; unclear where the data lack more than half of the days to be compared (docs/measures.md)';
COMMENT ON COLUMN issues.messages IS 'Messages without copies';
COMMENT ON COLUMN issues.authors IS 'Distinct authors over its whole life; unknown authors count one each';
COMMENT ON COLUMN issues.copies IS 'Messages left out as copies: same known author, same text';
COMMENT ON COLUMN issues.near_copies IS 'Messages whose text nearly repeats an earlier one of the issue; these count';
COMMENT ON COLUMN issues.copied_text IS 'Half or more of the messages nearly repeat another (复制文本)';
COMMENT ON COLUMN issues.repeated_author IS 'One known author wrote half or more of three or more messages (一人多诉)';
COMMENT ON COLUMN issues.likes IS 'Likes of its messages; null where the input has none';
COMMENT ON COLUMN issues.dislikes IS 'Dislikes of its messages; null where the input has none';
COMMENT ON COLUMN issues.first_day IS 'Day of its first message';
COMMENT ON COLUMN issues.last_day IS 'Day of its latest message';
COMMENT ON COLUMN issues.span_days IS 'Days from the first to the latest message, both included';
COMMENT ON COLUMN issues.active_days IS 'Days with a message';
COMMENT ON COLUMN issues.active_weeks IS 'ISO weeks with a message';
COMMENT ON COLUMN issues.recent_authors IS 'Distinct authors in the last 14 days (setting)';
COMMENT ON COLUMN issues.earlier_authors IS 'Distinct authors in the 14 days before those';
COMMENT ON COLUMN issues.recent_days IS 'Of the last 14 days, those that the data have: none that is missing, none before the first';
COMMENT ON COLUMN issues.earlier_days IS 'Of the 14 days before those, likewise';
COMMENT ON COLUMN issues.critical IS 'Messages of urgency critical';
COMMENT ON COLUMN issues.urgent IS 'Messages of urgency urgent';
COMMENT ON COLUMN issues.replied IS 'Messages with an official reply or the time of one, to themselves or to a copy; null where no input has columns that would tell';
COMMENT ON COLUMN issues.unanswered IS 'Messages without one, of inputs that have columns for replies or status: also those whose status says that they are settled or withdrawn (message_handling.is_waiting leaves them out); null as replied is';
COMMENT ON COLUMN issues.heat IS 'Sum of the four components, on the last day of the data; 0 outside the window of heat: the last 182 days (setting)';
COMMENT ON COLUMN issues.heat_people IS 'Distinct authors, each halved for every half-life since the latest message';
COMMENT ON COLUMN issues.heat_support IS 'Weight × lower Wilson bound of likes among likes and dislikes, × mean over likes of ½ for every 21 days (setting) since their message';
COMMENT ON COLUMN issues.heat_persistence IS 'Weight × share of the window''s weeks with a message, halved for every 21 days (setting) since the latest one';
COMMENT ON COLUMN issues.heat_urgency IS 'Authors of critical and urgent messages, weighted and decayed likewise';
COMMENT ON COLUMN issues.rank IS '1 is the hottest issue; null outside the window of heat and for dismissed issues';
COMMENT ON COLUMN issues.previous_rank IS 'Rank seven days before (setting); null where it had no message in the window then, or has none now, and for dismissed issues';
COMMENT ON COLUMN issues.previous_heat IS 'Heat seven days before (setting); null likewise, but for dismissed issues';
COMMENT ON COLUMN issues.moved_by IS 'Component that moved heat most since then: people, support, persistence or urgency; null where previous_heat is, or heat is the same';
COMMENT ON COLUMN issues.cohesion IS 'Mean similarity of its messages to each other, 0 to 1';
COMMENT ON COLUMN issues.medoid_message IS 'message_id of its most typical message';
COMMENT ON COLUMN issues.earliest_message IS 'message_id of its first message';
COMMENT ON COLUMN issues.newest_message IS 'message_id of its latest message';
COMMENT ON COLUMN issues.pinned IS 'Pinned by an editor';
COMMENT ON COLUMN issues.dismissed IS 'Dismissed by an editor: without rank, counted in no problem class, left out of exports and of the issues of reports';
COMMENT ON COLUMN issues.edited IS 'An editor decided on it: merged, split, moved a message, renamed, dismissed, pinned it, or entered a measure';
COMMENT ON COLUMN issues.medoid_key IS 'message_key of its most typical message';
COMMENT ON COLUMN issues.earliest_key IS 'message_key of its first message';
COMMENT ON COLUMN issues.newest_key IS 'message_key of its latest message';
