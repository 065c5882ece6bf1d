-- Of the town or its source: a later column that says only the county leaves the town that is known within it, what a column
-- said before what a text says.
CREATE OR REPLACE TEMP MACRO pick_town(given_town, town_region, given_value, late_region, late_town, late_value, region, town, value) AS
  CASE
    WHEN given_town IS NOT NULL AND town_region IN (coalesce(late_region, region), given_town) THEN given_value
    WHEN late_town IS NOT NULL THEN late_value
    WHEN late_region IS NULL OR region IN (late_region, town) THEN value
  END;

-- Of the addressee that is shown.
CREATE OR REPLACE TEMP MACRO pick_addressed(late_addressee, late_value, value) AS if(late_addressee IS NULL, value, late_value);

CREATE OR REPLACE TEMP VIEW resolved AS
SELECT
  r.* EXCLUDE (part, number, loc, title, created_at, author, author_type, region, region_source, region_parent, addressed_region, addressed_city, town, town_source, addressed_to, topic_given,
               kind_given, reply, replied_at, reply_marks, status, satisfaction, department, grade_manner, grade_speed, due_at, likes,
               dislikes, tells_handling),
  coalesce(r.subject, r.title) AS title,
  r.subject IS NULL AS has_own_title,
  m.created_at,
  m.author,
  coalesce(l.author_type, r.author_type) AS author_type,
  coalesce(
    if($level = 'town', pick_town(l.given_town, l.town_region, l.given_town, l.region, l.town, l.town, r.region, r.town, r.town), NULL),
    p.full_name, l.region, o.region, r.region, pick_addressed(l.addressed_to, l.addressed_region, r.addressed_region)
  ) AS region,
  coalesce(l.region, o.region, r.region, pick_addressed(l.addressed_to, l.addressed_region, r.addressed_region)) AS district,
  p.stated AS region_parent,
  coalesce(
    if($level = 'town', pick_town(l.given_town, l.town_region, 'input', l.region, l.town, l.town_source, r.region, r.town, r.town_source), NULL),
    l.region_source, o.region_source, r.region_source,
    if(pick_addressed(l.addressed_to, l.addressed_region, r.addressed_region) IS NULL, NULL, 'addressee')
  ) AS region_source,
  pick_town(l.given_town, l.town_region, l.given_town, l.region, l.town, l.town, r.region, r.town, r.town) AS town,
  pick_town(l.given_town, l.town_region, 'input', l.region, l.town, l.town_source, r.region, r.town, r.town_source) AS town_source,
  coalesce(l.addressed_to, r.addressed_to) AS addressed_to,
  pick_addressed(l.addressed_to, l.addressed_region, r.addressed_region) AS addressed_region,
  pick_addressed(l.addressed_to, l.addressed_city, r.addressed_city) AS addressed_city,
  coalesce(l.topic_given, r.topic_given) AS topic_given,
  coalesce(l.kind_given, r.kind_given) AS kind_given,
  coalesce(l.reply, r.reply) AS reply,
  CASE WHEN l.reply IS NULL THEN r.reply_marks ELSE l.reply_marks END AS reply_marks,
  -- The latest time, unless it is that of another reply.
  CASE
    WHEN m.replied_at_row = m.main THEN if(r.reply <> l.reply, NULL, r.replied_at)
    WHEN l.dated_reply <> coalesce(l.reply, r.reply) THEN NULL
    ELSE l.replied_at
  END AS replied_at,
  f.first_replied_at,
  coalesce(l.status, r.status) AS status,
  coalesce(l.satisfaction, r.satisfaction) AS satisfaction,
  coalesce(l.department, r.department) AS department,
  coalesce(l.grade_manner, r.grade_manner) AS grade_manner,
  coalesce(l.grade_speed, r.grade_speed) AS grade_speed,
  coalesce(l.due_at, r.due_at) AS due_at,
  m.tells_handling,
  -- Some exports give the time of a reply without its words, whichever of a message's rows that is.
  m.reply_row IS NOT NULL OR m.replied_at_row IS NOT NULL AS has_reply,
  m.likes,
  m.dislikes,
  m.message_key,
  m.message_id,
  m.versions,
  m.duplicate_of,
  m.duplicate_of_key,
  m.run_id,
  m.first_seq
FROM lake_stored r
JOIN lake_messages m ON m.main = r.loc
LEFT JOIN lake_late l ON l.message_key = m.message_key
LEFT JOIN lake_told_regions o ON o.message_key = m.message_key
LEFT JOIN lake_parents p ON p.message_key = m.message_key
LEFT JOIN lake_first_replies f ON f.message_key = m.message_key;
