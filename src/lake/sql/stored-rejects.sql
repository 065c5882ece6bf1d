-- All rows of the parts in lake_reject_parts, as `stored-rows.sql` gives those of messages.
CREATE OR REPLACE TEMP VIEW lake_stored_rejects AS
SELECT r.* EXCLUDE (filename, file_row_number, packed_as, packed_row), p.part
FROM (
  FROM read_parquet($files, filename = true, file_row_number = true, union_by_name = true, hive_partitioning = false)
  UNION ALL BY NAME (FROM lake_reject_columns)
) r
JOIN lake_reject_parts p ON p.path = r.filename AND p.packed_as IS NOT DISTINCT FROM r.packed_as;
