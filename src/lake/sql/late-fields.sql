-- Values that win from another row than the one that gives the text: few, so they are fetched beforehand.
CREATE OR REPLACE TEMP TABLE lake_late AS
WITH wanted AS (
  SELECT message_key, field, loc
  FROM (
    SELECT message_key, main, unnest([
      {'field': 'reply', 'loc': reply_row},
      {'field': 'replied_at', 'loc': replied_at_row},
      {'field': 'author_type', 'loc': author_type_row},
      {'field': 'region', 'loc': region_row},
      {'field': 'town', 'loc': town_row},
      {'field': 'addressed_to', 'loc': addressed_to_row},
      {'field': 'topic_given', 'loc': topic_given_row},
      {'field': 'kind_given', 'loc': kind_given_row},
      {'field': 'status', 'loc': status_row},
      {'field': 'satisfaction', 'loc': satisfaction_row},
      {'field': 'department', 'loc': department_row},
      {'field': 'grade_manner', 'loc': grade_manner_row},
      {'field': 'grade_speed', 'loc': grade_speed_row},
      {'field': 'due_at', 'loc': due_at_row}
    ], recursive := true)
    FROM lake_messages
    WHERE versions > 1
  )
  WHERE loc IS NOT NULL AND loc <> main
)
SELECT
  w.message_key,
  max(r.reply) FILTER (w.field = 'reply') AS reply,
  any_value(r.reply_marks) FILTER (w.field = 'reply') AS reply_marks,
  max(r.replied_at) FILTER (w.field = 'replied_at') AS replied_at,
  -- The reply that this time belongs to.
  max(r.reply) FILTER (w.field = 'replied_at') AS dated_reply,
  max(r.author_type) FILTER (w.field = 'author_type') AS author_type,
  max(r.region) FILTER (w.field = 'region') AS region,
  max(r.region_source) FILTER (w.field = 'region') AS region_source,
  max(r.region_parent) FILTER (w.field = 'region') AS region_parent,
  max(r.town) FILTER (w.field = 'region') AS town,
  max(r.town_source) FILTER (w.field = 'region') AS town_source,
  max(r.town) FILTER (w.field = 'town') AS given_town,
  -- The region that this town was given with.
  max(r.region) FILTER (w.field = 'town') AS town_region,
  max(r.addressed_to) FILTER (w.field = 'addressed_to') AS addressed_to,
  max(r.addressed_region) FILTER (w.field = 'addressed_to') AS addressed_region,
  max(r.addressed_city) FILTER (w.field = 'addressed_to') AS addressed_city,
  max(r.topic_given) FILTER (w.field = 'topic_given') AS topic_given,
  max(r.kind_given) FILTER (w.field = 'kind_given') AS kind_given,
  max(r.status) FILTER (w.field = 'status') AS status,
  max(r.satisfaction) FILTER (w.field = 'satisfaction') AS satisfaction,
  max(r.department) FILTER (w.field = 'department') AS department,
  max(r.grade_manner) FILTER (w.field = 'grade_manner') AS grade_manner,
  max(r.grade_speed) FILTER (w.field = 'grade_speed') AS grade_speed,
  max(r.due_at) FILTER (w.field = 'due_at') AS due_at
FROM lake_stored r
JOIN wanted w ON w.loc = r.loc
GROUP BY w.message_key;
