-- A refused row is one by file, sheet, row, content and code, however often and in whatever batches its file was read. Where
-- its file grew above it, it stands where the last run that read it found it: by the keyed hash of its cells.
CREATE OR REPLACE TEMP VIEW lake_rejects AS
WITH accepted AS (
  SELECT DISTINCT input_hash
  FROM lake_stored
  WHERE input_hash IN (SELECT input_hash FROM lake_stored_rejects)
),
refused AS (
  SELECT
    r.file,
    r.sheet,
    r."row",
    r.field,
    r.code,
    -- The columns of JSON come in the order in which a batch met them, so the content's members are compared as a set.
    list_sort(string_split(r.content[3:-2], ',"')) AS members,
    arg_min(r.reason, (p.seq, r.reason)) AS reason,
    arg_min(r.content, (p.seq, r.content)) AS content,
    min({seq: p.seq, run_id: p.run_id}) AS first,
    max(p.last_seq) AS last_seq,
    max(r.input_hash) AS input_hash
  FROM lake_stored_rejects r
  JOIN lake_reject_parts p ON p.part = r.part
  LEFT JOIN accepted a USING (input_hash)
  GROUP BY ALL
  -- Another reading took the row.
  HAVING count(a.input_hash) = 0
),
-- A file is called by its folder, too, in runs that read another of its base name: its longest name stands for the others.
named AS (
  SELECT *, list({file: file, first: first}) OVER (
    PARTITION BY string_split(file, '/')[-1], sheet, "row", field, code, members
  ) AS names
  FROM refused
),
distinct_rows AS (
  SELECT
    * EXCLUDE (first),
    list_min([n.first FOR n IN names IF n.file = file OR ends_with(file, '/' || n.file)]) AS first
  FROM named
  WHERE len(names) = 1 OR len([n.file FOR n IN names IF ends_with(n.file, '/' || file)]) = 0
),
placed AS (
  SELECT
    *,
    min(first) OVER moved AS first_of_all,
    max(last_seq) OVER moved AS last_of_all
  FROM distinct_rows
  WINDOW moved AS (PARTITION BY file, sheet, code, coalesce(input_hash, "row"::VARCHAR))
)
SELECT file, sheet, "row", field, code, reason, content, first_of_all.run_id AS run_id
FROM placed
WHERE last_seq = last_of_all;
