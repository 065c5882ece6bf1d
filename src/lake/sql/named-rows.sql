-- What tells the rows of the messages in lake_named again, one row for each text of an id. is_shared: the id stands for messages that
-- are not named, too. Call after `resolveLake`.
WITH named AS (
  SELECT v.part, v.loc, v.source, v.message_id, v.id
  FROM lake_versions v
  JOIN lake_named USING (source, message_id)
),
shared AS (
  SELECT DISTINCT v.source, v.id
  FROM lake_versions v
  JOIN named n USING (source, id)
  ANTI JOIN lake_named k ON k.source = v.source AND k.message_id = v.message_id
)
SELECT
  n.source,
  coalesce(t.given_id, t.derived_id) AS id,
  letters_hash(t.title, t.body) AS text,
  letter_hash(t.author, t.title, t.body) AS letter,
  s.id IS NOT NULL AS is_shared,
  list_sort(coalesce(list(DISTINCT t.input_hash) FILTER (t.input_hash IS NOT NULL), [])) AS inputs
FROM lake_stored t
JOIN named n ON n.loc = t.loc
LEFT JOIN shared s ON s.source = n.source AND s.id = n.id
GROUP BY ALL
ORDER BY ALL;
