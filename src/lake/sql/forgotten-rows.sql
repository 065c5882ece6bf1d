-- The rows of each part that tables forgotten, forgotten_inputs and forgotten_letters name.
SELECT t.filename AS path, list_sort(list(t.file_row_number)) AS numbers
FROM (
  FROM read_parquet($parts, filename = true, file_row_number = true, union_by_name = true, hive_partitioning = false)
  -- Parts of earlier versions have no input_hash.
  UNION ALL BY NAME (SELECT NULL::VARCHAR AS input_hash WHERE false)
) t
WHERE (t.source, t.input_hash) IN (SELECT (source, input_hash) FROM forgotten_inputs)
  OR (t.source, coalesce(t.given_id, t.derived_id)) IN (SELECT (source, id) FROM forgotten WHERE text IS NULL)
  OR (t.source, coalesce(t.given_id, t.derived_id)) IN (SELECT (source, id) FROM forgotten WHERE text IS NOT NULL)
    AND (t.source, coalesce(t.given_id, t.derived_id), letters_hash(t.title, t.body)) IN (SELECT (source, id, text) FROM forgotten)
  OR letter_hash(t.author, t.title, t.body) IN (SELECT letter FROM forgotten_letters)
GROUP BY t.filename
ORDER BY path;
