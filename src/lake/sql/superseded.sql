-- Parts of another analysis (old) of whose rows a part of this one (new) seems to have each, at its place. $until is the last time, as
-- ids of runs give it, by which both must have come. Where several parts have equal rows nobody knows which stands for which: that is
-- seldom, and all stay.
CREATE OR REPLACE TEMP TABLE lake_superseded AS
WITH stored AS (
  SELECT part, bool_and(analysis_is_current) AS is_current, max(model_time) AS model_time,
    count(*) AS rows, bit_xor(hash(loc % 4294967296, source, row_hash, text_hash)) AS print
  FROM lake_versions
  GROUP BY part
),
settled AS (
  SELECT s.*, p.file, p.seq
  FROM stored s
  JOIN lake_parts p USING (part)
  WHERE regexp_extract(p.run_id, '\d*$') <= $until
)
SELECT o.part AS old, n.part AS new, o.file, n.file AS "by", o.rows
FROM settled o
JOIN settled n ON n.print = o.print AND n.rows = o.rows AND n.is_current AND NOT o.is_current
-- What a newer model said comes back when that model is the current one again.
WHERE coalesce(o.model_time, '') <= coalesce(n.model_time, '')
QUALIFY count(*) OVER (PARTITION BY o.part) = 1 AND count(*) OVER (PARTITION BY n.part, o.seq) = 1;
