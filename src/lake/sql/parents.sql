-- Which district or county of a name a message is of: by the city that it says itself. One that says none is of the city that its text
-- names right before the district, as others of the source have both; else of the city that nine of ten of the source say; else of the
-- only city that the source says of that name.
CREATE OR REPLACE TEMP TABLE lake_districts AS
SELECT m.message_key, m.source, m.main AS loc,
  coalesce(l.region, o.region, r.region) AS district,
  if(l.region IS NULL, NULL, l.region_parent) AS late_parent,
  if(coalesce(l.region, o.region, r.region) = r.region, r.region_parent, NULL) AS own_parent
FROM lake_stored r
JOIN lake_messages m ON m.main = r.loc
LEFT JOIN lake_late l USING (message_key)
LEFT JOIN lake_told_regions o USING (message_key)
WHERE regexp_matches(coalesce(l.region, o.region, r.region), '^\p{Han}+[县区旗]$');

CREATE OR REPLACE TEMP TABLE lake_parents AS
WITH stated AS (
  SELECT * EXCLUDE (late_parent, own_parent), coalesce(late_parent, own_parent) AS parent FROM lake_districts
),
pairs AS (
  SELECT source, district, parent, count(*) AS n FROM stated WHERE parent IS NOT NULL GROUP BY ALL
),
lists AS (
  SELECT source, district, list(parent ORDER BY n DESC, parent) AS parents FROM pairs GROUP BY ALL
),
homes AS (
  SELECT source, parent
  FROM (SELECT source, parent, sum(n) AS n, sum(sum(n)) OVER (PARTITION BY source) AS of_all FROM pairs GROUP BY source, parent)
  WHERE n >= 0.9 * of_all
),
-- Only where there are several: no text is read for the others.
in_text AS (
  SELECT s.message_key,
    list_filter(l.parents, lambda city: contains(coalesce(r.subject, r.title), city || s.district)
      OR contains(r.body, city || s.district)
      OR contains(coalesce(r.subject, r.title), regexp_replace(city, '市$', '') || s.district)
      OR contains(r.body, regexp_replace(city, '市$', '') || s.district))[1] AS parent
  FROM lake_stored r
  JOIN stated s ON s.loc = r.loc
  JOIN lists l ON l.source = s.source AND l.district = s.district
  WHERE s.parent IS NULL AND length(l.parents) > 1
),
filled AS (
  SELECT s.message_key, s.district, coalesce(s.parent, t.parent) AS stated,
    coalesce(s.parent, t.parent, if(list_contains(l.parents, h.parent), h.parent, NULL), if(length(l.parents) = 1, l.parents[1], NULL)) AS parent
  FROM stated s
  LEFT JOIN in_text t USING (message_key)
  LEFT JOIN lists l ON l.source = s.source AND l.district = s.district
  LEFT JOIN homes h ON h.source = s.source
),
-- A name says which one it is where it has one city, or in the city that nine of ten say.
several AS (
  SELECT district FROM filled GROUP BY district HAVING count(DISTINCT parent) > 1
),
home AS (
  SELECT parent
  FROM (SELECT parent, count(*) AS n, sum(count(*)) OVER () AS of_all FROM filled WHERE parent IS NOT NULL GROUP BY parent)
  WHERE n >= 0.9 * of_all
)
SELECT f.message_key, f.stated,
  if(f.district IN (SELECT district FROM several) AND f.parent NOT IN (SELECT parent FROM home), f.parent || f.district, NULL) AS full_name
FROM filled f
WHERE f.parent IS NOT NULL;
DROP TABLE lake_districts;
