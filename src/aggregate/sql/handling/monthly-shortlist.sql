CREATE TEMP TABLE class_spots AS
SELECT DISTINCT class_id, region, place
FROM issues
WHERE class_id IS NOT NULL AND NOT coalesce(dismissed, false);

-- city_districts has what lies in a city or prefecture (`bare-cities.ts`): of a letter that names the city alone nobody knows whether it is
-- of another place than those of the districts.
CREATE TABLE monthly_shortlist AS
WITH answered AS (
  -- A reply that only passes the matter on, or says nothing of what came of it, has handled nothing. Of letters whose input tells of no
  -- replies nobody knows: a share of 0 would say that nothing was done.
  SELECT issue_id, count(*) AS told, count(*) FILTER (is_finished OR (is_replied AND NOT is_hollow)) AS handled,
    count(*) FILTER (is_replied AND is_hollow) AS hollow_replies
  FROM handling_facts
  WHERE issue_id IS NOT NULL AND is_replied IS NOT NULL
  GROUP BY issue_id
),
returned AS (
  SELECT issue_id, count(*) AS replies, count(*) FILTER (days_to_return <= 90) AS returned
  FROM returns
  WHERE issue_id IS NOT NULL
  GROUP BY issue_id
),
-- What is usual of all issues, by which a few letters or replies of one are taken.
usual AS (
  SELECT coalesce((SELECT sum(handled) / sum(told) FROM answered), 0.5) AS handled_share,
    coalesce((SELECT sum(returned) / sum(replies) FROM returned), 0) AS return_share
),
-- A region that one letter names may be a slip.
named_regions AS (
  SELECT issue_id, region FROM facts WHERE NOT is_copy AND is_placed AND issue_id IS NOT NULL
  GROUP BY issue_id, region HAVING count(*) >= 2
),
named AS (
  SELECT issue_id, count(*) AS regions
  FROM named_regions s
  WHERE NOT EXISTS (
    FROM named_regions o
    JOIN city_districts d ON d.district = o.region
    WHERE o.issue_id = s.issue_id AND d.city = s.region
  )
  GROUP BY issue_id
),
factors AS (
  SELECT i.issue_id, i.title, i.class_id, i.topic, i.region, i.messages, i.authors, i.active_weeks, i.first_day, i.last_day,
    p.places,
    a.handled / a.told AS handled_share, coalesce(a.told, 0) AS told, a.hollow_replies, coalesce(r.replies, 0) AS replies, coalesce(r.returned, 0) AS returned,
    ln(1 + i.active_weeks) AS persistence,
    1 + ln(p.places) AS spread,
    ln(1 + i.authors) AS people,
    -- Near 1 where nobody answered, near 0 where all was answered and nothing came back. Shares count as if five letters and replies
    -- of the usual kind were among them: one letter of seven says little, and what nothing is known of is neither held against an
    -- office nor for it.
    1 - (coalesce(a.handled, 0) + 5 * u.handled_share) / (coalesce(a.told, 0) + 5)
      * (1 - (coalesce(r.returned, 0) + 5 * u.return_share) / (coalesce(r.replies, 0) + 5)) AS weak_resolution
  FROM issues i
  CROSS JOIN usual u
  LEFT JOIN answered a USING (issue_id)
  LEFT JOIN returned r USING (issue_id)
  LEFT JOIN named n USING (issue_id)
  LEFT JOIN class_places('class_spots', 'city_districts') s ON s.class_id = i.class_id
  -- One place is one, however many regions its messages name: a city and its district are two names of one place.
  CROSS JOIN LATERAL (
    SELECT greatest(1, coalesce(s.places, 1), if(i.place IS NULL, coalesce(n.regions, 0), 1)) AS places
  ) p
  -- Thanks need no settling, however many people send them and whatever is replied.
  WHERE i.kind <> 'praise' AND i.status <> 'dormant' AND NOT coalesce(i.dismissed, false) AND i.authors >= getvariable('small_cell')
)
SELECT
  (row_number() OVER (ORDER BY round(persistence * spread * people * (0.1 + weak_resolution), 6) DESC, issue_id))::INTEGER AS rank,
  issue_id, title, class_id, topic, region,
  round(persistence * spread * people * (0.1 + weak_resolution), 6) AS score,
  round(persistence, 6) AS persistence, round(spread, 6) AS spread, round(people, 6) AS people,
  round(weak_resolution, 6) AS weak_resolution,
  messages, authors, active_weeks, places::INTEGER AS places, first_day, last_day,
  round(handled_share, 6) AS handled_share, told::INTEGER AS told, replies::INTEGER AS replies, hollow_replies::INTEGER AS hollow_replies,
  returned::INTEGER AS returned
FROM factors
ORDER BY rank
LIMIT 50;
DROP TABLE class_spots;
DROP TABLE city_districts;

COMMENT ON TABLE monthly_shortlist IS '「每月一题」: candidates for settling a kind of matter rather than a case, at most 50; live issues, but for those of praise, by persistence × spread × people × weak resolution, with the figures behind each factor.';
COMMENT ON COLUMN monthly_shortlist.rank IS '1 is the first candidate';
COMMENT ON COLUMN monthly_shortlist.issue_id IS 'The issue; its messages are in issue_messages';
COMMENT ON COLUMN monthly_shortlist.title IS 'Title of the issue';
COMMENT ON COLUMN monthly_shortlist.class_id IS 'Class of like problems in other places; null where there is none';
COMMENT ON COLUMN monthly_shortlist.topic IS 'Topic';
COMMENT ON COLUMN monthly_shortlist.region IS 'Region';
COMMENT ON COLUMN monthly_shortlist.score IS 'persistence × spread × people × (0.1 + weak_resolution)';
COMMENT ON COLUMN monthly_shortlist.persistence IS 'ln(1 + active_weeks)';
COMMENT ON COLUMN monthly_shortlist.spread IS '1 + ln(places)';
COMMENT ON COLUMN monthly_shortlist.people IS 'ln(1 + authors)';
COMMENT ON COLUMN monthly_shortlist.weak_resolution IS '1 - handled share × (1 - returned / replies), each with five letters or replies as they are usual of all issues: near 1 where nothing was done, near 0 where all was answered and nothing came back';
COMMENT ON COLUMN monthly_shortlist.messages IS 'Messages without copies';
COMMENT ON COLUMN monthly_shortlist.authors IS 'Distinct authors; unknown authors count one each';
COMMENT ON COLUMN monthly_shortlist.active_weeks IS 'ISO weeks with a message';
COMMENT ON COLUMN monthly_shortlist.places IS 'Places that the issues of its class are of, those of one region without a place as one, and a city without a district as none beside its districts; where the issue has no place of its own, the regions that two of its messages or more name if those are more';
COMMENT ON COLUMN monthly_shortlist.first_day IS 'Day of its first message';
COMMENT ON COLUMN monthly_shortlist.last_day IS 'Day of its latest message';
COMMENT ON COLUMN monthly_shortlist.handled_share IS 'Share of its messages that were settled by status, or replied to by more than passing them on; null where no input tells';
COMMENT ON COLUMN monthly_shortlist.told IS 'Its messages whose input tells of replies or status, of which handled_share is the share';
COMMENT ON COLUMN monthly_shortlist.replies IS 'Replies to its messages that have a time not before their message, nor after the last day of the data';
COMMENT ON COLUMN monthly_shortlist.hollow_replies IS 'Replies of the issue that only pass it on, or say nothing of what came of it (outcome forwarded or none); null where no input tells';
COMMENT ON COLUMN monthly_shortlist.returned IS 'Replies followed by a further message of the issue within 90 days, as in recurrence but of replies of any age';
