-- One row a message, with the original of which it is a copy. Few have copies: only these are put in order.
CREATE OR REPLACE TEMP TABLE lake_messages AS
WITH repeated AS (
  SELECT author, text_hash
  FROM lake_folded
  WHERE author IS NOT NULL
  GROUP BY author, text_hash
  HAVING count(*) > 1
),
copies AS (
  SELECT
    message_key,
    -- Of copies written at one time the one known longest stays the original.
    first_value(message_key) OVER same AS root_key,
    first_value(message_id) OVER same AS root_id
  FROM lake_folded
  SEMI JOIN repeated USING (author, text_hash)
  WINDOW same AS (PARTITION BY author, text_hash ORDER BY created_at, first_seq, message_id, message_key)
),
-- One text of one second is one letter that two exports have, whoever they say wrote it; but not at midnight, where only the day is
-- told, nor in a second that many messages share, as where a file was loaded at once.
originals AS (
  SELECT message_key, message_id, text_hash, created_at, first_seq
  FROM lake_folded
  ANTI JOIN (SELECT message_key FROM copies WHERE root_key <> message_key) USING (message_key)
),
seconds AS (
  SELECT text_hash, created_at
  FROM originals
  WHERE created_at::TIME <> TIME '00:00:00'
  GROUP BY text_hash, created_at
  HAVING count(*) > 1
),
quiet AS (
  SELECT created_at
  FROM originals
  SEMI JOIN seconds USING (created_at)
  GROUP BY created_at
  HAVING count(*) <= 10
),
letters AS (
  SELECT message_key,
    first_value(message_key) OVER letter AS first_key,
    first_value(message_id) OVER letter AS first_id
  FROM originals
  SEMI JOIN seconds USING (text_hash, created_at)
  SEMI JOIN quiet USING (created_at)
  WINDOW letter AS (PARTITION BY text_hash, created_at ORDER BY first_seq, message_id, message_key)
),
traced AS (
  SELECT f.*,
    coalesce(if($by_second = 1, l.first_key, NULL), c.root_key, f.message_key) AS root_key,
    coalesce(if($by_second = 1, l.first_id, NULL), c.root_id, f.message_id) AS root_id,
    coalesce(l.first_key <> l.message_key AND l.message_key = f.message_key, false) AS is_same_letter
  FROM lake_folded f
  LEFT JOIN copies c ON c.message_key = f.message_key
  LEFT JOIN letters l ON l.message_key = coalesce(c.root_key, f.message_key)
)
SELECT
  * EXCLUDE (root_key, root_id),
  CASE WHEN root_key <> message_key THEN root_key END AS duplicate_of_key,
  CASE WHEN root_key <> message_key THEN root_id END AS duplicate_of
FROM traced;

DROP TABLE lake_folded;
