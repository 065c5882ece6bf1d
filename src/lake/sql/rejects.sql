-- A refused row is one by file, sheet, row, content and code, however often and in whatever batches its file was read.
CREATE OR REPLACE TEMP VIEW lake_rejects AS
-- Parts of earlier versions have no input_hash.
WITH reject_rows AS (
  FROM read_parquet($parts, filename = true, union_by_name = true)
  UNION ALL BY NAME (SELECT NULL::VARCHAR AS input_hash WHERE false)
),
accepted AS (
  SELECT DISTINCT input_hash
  FROM (
    FROM read_parquet($messages, union_by_name = true)
    UNION ALL BY NAME (SELECT NULL::VARCHAR AS input_hash WHERE false)
  )
  WHERE input_hash IN (SELECT input_hash FROM reject_rows)
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
    min({seq: p.seq, run_id: p.run_id}) AS first
  FROM reject_rows r
  JOIN lake_reject_parts p ON p.path = r.filename
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
)
SELECT
  file, sheet, "row", field, code, reason, content,
  list_min([n.first FOR n IN names IF n.file = file OR ends_with(file, '/' || n.file)]).run_id AS run_id
FROM named
WHERE len(names) = 1 OR len([n.file FOR n IN names IF ends_with(n.file, '/' || file)]) = 0;
