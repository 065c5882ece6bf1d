-- Regions that texts name as the source's own column does, where a message has none in its column: zones and new districts, which no
-- list of units has, and towns whose county the column knows. A district that was found in the text stays where the column has it, too.
CREATE OR REPLACE TEMP TABLE lake_own_regions AS
SELECT m.source, coalesce(l.region, r.region) AS region
FROM lake_stored r
JOIN lake_messages m ON m.main = r.loc
LEFT JOIN lake_late l USING (message_key)
WHERE coalesce(l.region_source, r.region_source) = 'input'
  AND regexp_matches(coalesce(l.region, r.region), '^\p{Han}{2,}[区县市旗]$')
GROUP BY ALL
-- Slips and rows of elsewhere are fewer.
HAVING count(*) >= 5;

CREATE OR REPLACE TEMP TABLE lake_told_regions AS
WITH own AS (
  -- The longest name first (临空新区 before 新区); a city last, which is named beside its districts.
  SELECT source, list(region ORDER BY suffix(region, '市'), length(region) DESC, region) AS regions
  FROM lake_own_regions
  GROUP BY source
),
wanted AS (
  SELECT m.message_key, m.main AS loc, own.regions
  FROM lake_messages m
  JOIN own USING (source)
  LEFT JOIN lake_late l USING (message_key)
  WHERE l.region IS NULL
),
told AS (
  SELECT w.message_key,
    list_filter(w.regions, lambda name: contains(coalesce(r.subject, r.title), name))[1] AS in_title,
    list_filter(w.regions, lambda name: contains(r.body, name))[1] AS in_body
  FROM lake_stored r
  JOIN wanted w ON w.loc = r.loc
  WHERE r.region_source IS DISTINCT FROM 'input'
    AND NOT coalesce(list_contains(w.regions, r.region) AND NOT suffix(r.region, '市'), false)
)
SELECT message_key, coalesce(in_title, in_body) AS region, if(in_title IS NULL, 'body', 'title') AS region_source
FROM told
WHERE coalesce(in_title, in_body) IS NOT NULL;
DROP TABLE lake_own_regions;
