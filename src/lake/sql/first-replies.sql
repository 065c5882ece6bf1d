-- When messages that were replied to more than once were first replied to: few, so their replies are fetched beforehand.
CREATE OR REPLACE TEMP TABLE lake_first_replies AS
WITH wanted AS (
  SELECT m.message_key, m.created_at, v.loc, v.version_order, v.replied_at
  FROM lake_messages m
  JOIN lake_versions v USING (source, message_id)
  WHERE m.has_several_times AND (v.has_reply OR v.replied_at IS NOT NULL)
),
worded AS (
  SELECT w.*,
    -- Equal words, white space and punctuation aside, are one reply.
    if(r.reply IS NULL, NULL, hash(regexp_replace(r.reply, '[\s\pZ\pP]+', '', 'g'))) AS words
  FROM lake_stored r
  JOIN wanted w ON w.loc = r.loc
),
-- A time without words is that of the reply before it.
attached AS (
  SELECT * EXCLUDE (words),
    last_value(words IGNORE NULLS) OVER (
      PARTITION BY message_key ORDER BY version_order ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS words
  FROM worded
),
-- The same reply with another time corrects the time.
dated AS (
  SELECT message_key, any_value(created_at) AS created_at, arg_max(replied_at, version_order) AS replied_at
  FROM attached
  WHERE words IS NOT NULL
  GROUP BY message_key, words
)
SELECT message_key, min(replied_at) AS first_replied_at
FROM dated
-- One dated before its message was given at another time; where it has no hour it may be of the same day.
WHERE replied_at >= if(replied_at::TIME = TIME '00:00:00', created_at::DATE, created_at)
GROUP BY message_key;
