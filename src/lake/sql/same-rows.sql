-- Of messages without an id in the input: which derived ids stand for one row of input. Another version may clean or mask a row
-- otherwise, and its id derives from what is left: it stays the one that the row got first, so that reading a file again brings
-- no message twice. Where a setting gave the time, equal cells of another time are another row. Parts of earlier versions
-- do not say that it did; later ones with the same cells do.
CREATE OR REPLACE TEMP TABLE lake_same_rows AS
WITH RECURSIVE derived AS (
  SELECT r.source, r.input_hash, r.default_time, r.created_at, r.derived_id, p.seq, p.place, r.number
  FROM lake_stored r
  JOIN lake_parts p ON p.part = r.part
  WHERE r.given_id IS NULL AND r.input_hash IS NOT NULL
),
several AS (
  SELECT source, input_hash, bool_or(default_time IS NOT NULL) AS is_dated
  FROM derived
  GROUP BY source, input_hash
  HAVING min(derived_id) <> max(derived_id)
),
-- By windows: joined by source and id, and by source and row, all ids of a source might meet all of its rows.
numbered AS (
  SELECT source, input_hash, given_time, derived_id, dense_rank() OVER (ORDER BY first_read, source, derived_id) AS came
  FROM (
    SELECT source, input_hash, derived_id, if(is_dated, created_at, NULL) AS given_time,
      min((seq, place, number)) OVER (PARTITION BY source, derived_id) AS first_read
    FROM derived JOIN several USING (source, input_hash)
  )
),
-- Per id the first of those that it shares a row with.
linked AS (
  SELECT source, derived_id, came, min(first) AS first
  FROM (SELECT source, derived_id, came, min(came) OVER (PARTITION BY source, input_hash, given_time) AS first FROM numbered)
  GROUP BY source, derived_id, came
),
-- And of that one, in turn: each came before the other.
reached AS (
  SELECT came, first FROM linked
  UNION
  SELECT r.came, l.first FROM reached r JOIN linked l ON l.came = r.first
)
SELECT i.source, i.derived_id, f.derived_id AS id
FROM (SELECT came, min(first) AS first FROM reached GROUP BY came) r
JOIN linked i ON i.came = r.came
JOIN linked f ON f.came = r.first
WHERE r.first <> r.came;
