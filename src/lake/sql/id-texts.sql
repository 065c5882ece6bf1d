-- The distinct texts of every id that stands for more than one, as the first of its parts has them (others differ in marks at most), with all authors and times.
WITH several AS (
  SELECT source, id
  FROM lake_rows
  GROUP BY source, id
  HAVING count(DISTINCT text_hash) > 1
),
wanted AS (
  SELECT
    r.source, r.id, r.text_hash, min(r.loc) AS loc,
    coalesce(list(DISTINCT r.author) FILTER (r.author IS NOT NULL), []) AS authors,
    list_sort(list(DISTINCT r.created_at)) AS times
  FROM lake_rows r
  JOIN several USING (source, id)
  GROUP BY r.source, r.id, r.text_hash
)
SELECT w.source, w.id, w.text_hash AS "textHash", t.title, t.body, w.authors, w.times
FROM lake_stored t
JOIN wanted w ON w.loc = t.loc
ORDER BY w.source, w.id, w.text_hash;
