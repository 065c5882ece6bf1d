-- All rows of the parts in lake_parts, wherever they lie: in a file of their own, or with those of other parts in a pack, which says of each
-- row which of its parts it is of and where it stands there. A row is known by its loc: the part in the high 32 bits, the row in the low ones.
CREATE OR REPLACE TEMP VIEW lake_stored AS
SELECT
  r.* EXCLUDE (filename, file_row_number, packed_as, packed_row),
  p.part,
  coalesce(r.packed_row, r.file_row_number) AS number,
  p.part * 4294967296 + coalesce(r.packed_row, r.file_row_number) AS loc
FROM (
  FROM read_parquet($files, filename = true, file_row_number = true, union_by_name = true, hive_partitioning = false)
  -- Parts of earlier versions lack columns, and parts that are not packed those of packs.
  UNION ALL BY NAME (FROM lake_columns)
) r
JOIN lake_parts p ON p.path = r.filename AND p.packed_as IS NOT DISTINCT FROM r.packed_as;
