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
)
SELECT
  * EXCLUDE (root_key, root_id),
  CASE WHEN root_key <> message_key THEN root_key END AS duplicate_of_key,
  CASE WHEN root_key <> message_key THEN root_id END AS duplicate_of
FROM copies;

DROP TABLE lake_folded;
