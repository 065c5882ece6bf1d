-- Of the parts in lake_superseded those whose rows are the same in all that identity asks for, and in what only their files were like.
-- Parts of earlier versions may say less.
WITH told AS (
  SELECT part, number, input_hash, default_time,
    (source, given_id, derived_id, row_hash, text_hash, coalesce(tells_handling, true), region_source IS NOT DISTINCT FROM 'input',
      if(town_source = 'input', town, NULL)) AS identity
  FROM lake_stored
  WHERE part IN (SELECT unnest([old, new]) FROM lake_superseded)
)
SELECT s.file, s."by"
FROM lake_superseded s
JOIN told o ON o.part = s.old
JOIN told n ON n.part = s.new AND n.number = o.number
WHERE o.identity IS NOT DISTINCT FROM n.identity
  AND coalesce(o.input_hash, n.input_hash) IS NOT DISTINCT FROM n.input_hash
  AND coalesce(o.default_time, n.default_time) IS NOT DISTINCT FROM n.default_time
GROUP BY s.file, s."by", s.rows
HAVING count(*) = s.rows
ORDER BY s.file;
