-- The rows of the parts in lake_packed, each with its part and its place there. A part lies in a file of its own, or in an older pack
-- (packed_before).
SELECT
  r.* EXCLUDE (filename, file_row_number, packed_as, packed_row),
  p.packed_as,
  coalesce(r.packed_row, r.file_row_number) AS packed_row
FROM (
  FROM read_parquet($files, filename = true, file_row_number = true, union_by_name = true, hive_partitioning = false)
  UNION ALL BY NAME (SELECT NULL::INTEGER AS packed_as, NULL::BIGINT AS packed_row WHERE false)
) r
JOIN lake_packed p ON p.path = r.filename AND p.packed_before IS NOT DISTINCT FROM r.packed_as
