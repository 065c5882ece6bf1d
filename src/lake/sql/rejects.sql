-- A refused row is one by file, sheet, row, content and code, however often and in whatever batches its file was read.
CREATE OR REPLACE TEMP VIEW lake_rejects AS
SELECT
  r.file,
  r.sheet,
  r."row",
  r.field,
  r.code,
  arg_min(r.reason, (p.seq, r.reason)) AS reason,
  arg_min(r.content, (p.seq, r.content)) AS content,
  arg_min(p.run_id, p.seq) AS run_id
FROM read_parquet($parts, filename = true) r
JOIN lake_reject_parts p ON p.path = r.filename
-- The columns of JSON come in the order in which a batch met them, so the content's members are compared as a set.
GROUP BY r.file, r.sheet, r."row", r.field, r.code, list_sort(string_split(r.content[3:-2], ',"'));
