-- Which district or county of a name a message is of: by the city that it says itself. One that says none is of the city that its text
-- names right before the district, as others of the source have both; else of its addressee's; else of the city that nine of ten of the
-- source say; else of the only city that the source says of that name.
CREATE OR REPLACE TEMP TABLE lake_districts AS
WITH found AS (
  SELECT m.message_key, m.source, m.main AS loc, coalesce(l.region, o.region, r.region) AS own, r.region, r.region_parent,
    l.region IS NOT NULL AS is_late, l.region_parent AS late_parent,
    if(l.addressed_to IS NULL, r.addressed_region, l.addressed_region) AS addressed_region,
    if(l.addressed_to IS NULL, r.addressed_city, l.addressed_city) AS addressed_city
  FROM lake_stored r
  JOIN lake_messages m ON m.main = r.loc
  LEFT JOIN lake_late l USING (message_key)
  LEFT JOIN lake_told_regions o USING (message_key)
)
SELECT message_key, source, loc, addressed_city, coalesce(own, addressed_region) AS district,
  CASE
    WHEN own IS NULL THEN addressed_city
    ELSE coalesce(if(is_late, late_parent, NULL), if(own = region, region_parent, NULL))
  END AS parent
FROM found
WHERE regexp_matches(coalesce(own, addressed_region), '^\p{Han}+[县区旗]$');

CREATE OR REPLACE TEMP TABLE lake_stated_cities AS
SELECT source, district, parent, count(*) AS n FROM lake_districts WHERE parent IS NOT NULL GROUP BY ALL;

-- The cities that a name may lie in, the likeliest first.
CREATE OR REPLACE TEMP TABLE lake_cities AS
-- People write to the city of another district, too: addressees tell of a name's cities where nothing else does, and several of them agree.
WITH addressed AS (
  SELECT source, district, addressed_city AS parent, count(*) AS n
  FROM lake_districts d
  ANTI JOIN lake_stated_cities p ON p.source = d.source AND p.district = d.district
  WHERE addressed_city IS NOT NULL
  GROUP BY source, district, addressed_city
  QUALIFY count(*) >= 2 AND count(*) >= 0.2 * sum(count(*)) OVER (PARTITION BY source, district)
)
SELECT source, district, list(parent ORDER BY n DESC, parent) AS parents
FROM (FROM lake_stated_cities UNION ALL FROM addressed)
GROUP BY ALL;

-- Whose texts are asked: where there are several. A table, as DuckDB guesses that these are all and would read all texts for none.
CREATE OR REPLACE TEMP TABLE lake_asked AS
SELECT s.message_key, s.loc, s.district, l.parents
FROM lake_districts s
JOIN lake_cities l ON l.source = s.source AND l.district = s.district
WHERE s.parent IS NULL AND length(l.parents) > 1;

CREATE OR REPLACE TEMP TABLE lake_parents AS
WITH homes AS (
  SELECT source, parent
  FROM (SELECT source, parent, sum(n) AS n, sum(sum(n)) OVER (PARTITION BY source) AS of_all FROM lake_stated_cities GROUP BY source, parent)
  WHERE n >= 0.9 * of_all
),
in_text AS (
  SELECT a.message_key,
    list_filter(a.parents, lambda city: contains(coalesce(r.subject, r.title), city || a.district)
      OR contains(r.body, city || a.district)
      OR contains(coalesce(r.subject, r.title), regexp_replace(city, '市$', '') || a.district)
      OR contains(r.body, regexp_replace(city, '市$', '') || a.district))[1] AS parent
  FROM lake_stored r
  JOIN lake_asked a ON a.loc = r.loc
),
filled AS (
  SELECT s.message_key, s.district, coalesce(s.parent, t.parent) AS stated,
    coalesce(
      s.parent, t.parent, if(list_contains(l.parents, s.addressed_city), s.addressed_city, NULL),
      if(list_contains(l.parents, h.parent), h.parent, NULL), if(length(l.parents) = 1, l.parents[1], NULL)
    ) AS parent
  FROM lake_districts s
  LEFT JOIN in_text t USING (message_key)
  LEFT JOIN lake_cities l ON l.source = s.source AND l.district = s.district
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
DROP TABLE lake_stated_cities;
DROP TABLE lake_cities;
DROP TABLE lake_asked;
