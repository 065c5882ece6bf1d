-- Messages that run $seq brought and that another source already had: by id and text.
WITH fresh AS (SELECT source, id, text_hash, message_key FROM lake_messages WHERE first_seq = $seq)
SELECT
  k.source AS "otherSource",
  count(DISTINCT f.message_key) AS known,
  (SELECT count(*) FROM fresh) AS fresh
FROM fresh f
JOIN lake_messages k ON k.id = f.id AND k.text_hash = f.text_hash AND k.source <> f.source AND k.first_seq < $seq
GROUP BY k.source
HAVING known * 2 > fresh
ORDER BY known DESC, "otherSource"
LIMIT 1;
