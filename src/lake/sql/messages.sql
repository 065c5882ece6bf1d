-- One row a message, with its key and the original of which it is a copy.
CREATE OR REPLACE TEMP TABLE lake_messages AS
WITH keyed AS (
  SELECT
    *,
    sha256(source || chr(0) || id || chr(0) || founding_text)[:16] AS message_key
  FROM lake_folded
),
copies AS (
  SELECT
    *,
    -- Of copies written at one time the one known longest stays the original.
    CASE WHEN author IS NULL THEN NULL ELSE
      first_value(message_key) OVER (PARTITION BY author, text_hash ORDER BY created_at, first_seq, message_id, message_key)
    END AS root_key,
    CASE WHEN author IS NULL THEN NULL ELSE
      first_value(message_id) OVER (PARTITION BY author, text_hash ORDER BY created_at, first_seq, message_id, message_key)
    END AS root_id
  FROM keyed
),
-- One text of one second is one letter that two exports have, whoever they say wrote it; but not at midnight, where only the day is
-- told, nor in a second that many messages share, as where a file was loaded at once.
letters AS (
  SELECT message_key,
    first_value(message_key) OVER letter AS first_key,
    first_value(message_id) OVER letter AS first_id,
    created_at::TIME <> TIME '00:00:00' AND count(*) OVER second <= 10 AS is_told
  FROM copies
  WHERE coalesce(root_key = message_key, true)
  WINDOW
    letter AS (PARTITION BY text_hash, created_at ORDER BY first_seq, message_id, message_key),
    second AS (PARTITION BY created_at)
),
traced AS (
  SELECT c.* EXCLUDE (root_key, root_id),
    if($by_second = 1 AND l.is_told, l.first_key, coalesce(c.root_key, c.message_key)) AS root_key,
    if($by_second = 1 AND l.is_told, l.first_id, coalesce(c.root_id, c.message_id)) AS root_id,
    coalesce(l.is_told AND l.first_key <> l.message_key AND l.message_key = c.message_key, false) AS is_same_letter
  FROM copies c
  LEFT JOIN letters l ON l.message_key = coalesce(c.root_key, c.message_key)
)
SELECT
  * EXCLUDE (root_key, root_id),
  CASE WHEN root_key <> message_key THEN root_key END AS duplicate_of_key,
  CASE WHEN root_key <> message_key THEN root_id END AS duplicate_of
FROM traced;

DROP TABLE lake_folded;
