-- Every row that this run read, in one class. $seq is this run; lake_reads says how often the run met each part.
-- A part that this run brought was analysed by it: rows of earlier content in it were analysed anew.
WITH read_rows AS (
  SELECT v.*, d.reads
  FROM lake_versions v
  JOIN lake_reads d USING (part)
),
known_rows AS (SELECT DISTINCT row_hash FROM lake_versions WHERE seq < $seq),
fresh AS (
  SELECT source, message_id, row_hash, sum(reads) AS reads, min(version_order) AS version_order
  FROM read_rows
  WHERE row_hash NOT IN (SELECT row_hash FROM known_rows)
  GROUP BY source, message_id, row_hash
),
ranked AS (
  SELECT f.*, m.first_seq, m.duplicate_of_key,
    row_number() OVER (PARTITION BY f.source, f.message_id ORDER BY f.version_order) AS place
  FROM fresh f
  JOIN lake_messages m USING (source, message_id)
)
SELECT
  count(*) FILTER (first_seq = $seq AND place = 1 AND duplicate_of_key IS NULL) AS "new",
  count(*) FILTER (first_seq < $seq OR place > 1) AS updated,
  count(*) FILTER (first_seq = $seq AND place = 1 AND duplicate_of_key IS NOT NULL) AS duplicates,
  (SELECT coalesce(sum(reads), 0) FROM read_rows) - count(*) AS unchanged,
  (SELECT count(*) FROM read_rows JOIN known_rows USING (row_hash) WHERE seq = $seq) AS "analysedAnew"
FROM ranked;
