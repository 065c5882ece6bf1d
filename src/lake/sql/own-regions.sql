-- Regions that a source's own column or its addressees name twice or more: zones and new districts, which no list of units has.
CREATE OR REPLACE TEMP TABLE lake_own_regions AS
WITH named AS (
  SELECT m.source,
    if(coalesce(l.region_source, r.region_source) = 'input', coalesce(l.region, r.region), NULL) AS given,
    if(l.addressed_to IS NULL, r.addressed_region, l.addressed_region) AS addressed
  FROM lake_stored r
  JOIN lake_messages m ON m.main = r.loc
  LEFT JOIN lake_late l USING (message_key)
)
SELECT source, region
FROM (SELECT source, given AS region FROM named UNION ALL SELECT source, addressed FROM named WHERE addressed IS DISTINCT FROM given)
WHERE regexp_matches(region, '^\p{Han}{2,}[区县市旗]$')
GROUP BY ALL
-- Slips and rows of elsewhere are fewer.
HAVING count(*) >= 2;
