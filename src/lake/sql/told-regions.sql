-- Regions that texts name as the source's own column or addressees do, where a message has none in its column, and towns whose county
-- the column knows. A district that was found in the text stays where the source has it, too. The table `lake_short_regions` has short
-- forms, of which one stands for its region at the start of a title or sentence or behind what leads to a place, unless the text goes
-- on to a name of something in it.
CREATE OR REPLACE TEMP MACRO without_others(words) AS
  regexp_replace(words, $comparing || '\p{Han}{1,5}?[区县市旗]', '', 'g');
-- A city last, which is named beside its districts; then the first, and of what begins there the longest.
CREATE OR REPLACE TEMP MACRO find_name(words, names) AS list_sort(list_transform(
  list_filter(names, lambda name: contains(words, name)),
  lambda name: {'is_city': suffix(name, '市'), 'at': instr(words, name), 'short': -length(name), 'name': name}
))[1].name;
CREATE OR REPLACE TEMP MACRO find_short(words, shorts) AS list_filter(list_filter(shorts, lambda s: contains(words, s.short)), lambda s: regexp_matches(
  words,
  '(?:^|[^\p{Han}]|在|到|从|是|去)' || s.short || '(?:$|[^' || $further || '])'
))[1].region;

CREATE OR REPLACE TEMP TABLE lake_told_regions AS
WITH own AS (
  SELECT source, list(region ORDER BY region) AS regions,
    list({'short': short, 'region': region} ORDER BY suffix(region, '市'), length(region) DESC, region) FILTER (short IS NOT NULL) AS shorts
  FROM lake_own_regions
  LEFT JOIN lake_short_regions USING (source, region)
  GROUP BY source
),
wanted AS (
  SELECT m.message_key, m.main AS loc, own.regions, coalesce(own.shorts, []) AS shorts
  FROM lake_messages m
  JOIN own USING (source)
  LEFT JOIN lake_late l USING (message_key)
  WHERE l.region IS NULL
),
texts AS (
  SELECT w.*, without_others(coalesce(r.subject, r.title)) AS title, without_others(r.body) AS body, r.region AS found, r.region_source AS found_in
  FROM lake_stored r
  JOIN wanted w ON w.loc = r.loc
  WHERE r.region_source IS DISTINCT FROM 'input'
    AND NOT coalesce(list_contains(w.regions, r.region) AND NOT suffix(r.region, '市'), false)
),
told AS (
  SELECT message_key,
    find_name(title, regions) AS in_title,
    -- A district of the title comes before what the body names.
    if(found_in = 'title' AND regexp_matches(found, '[区县旗]$'), NULL, find_name(body, regions)) AS in_body,
    -- A short form says less than a county that was found.
    if(found IS NULL OR suffix(found, '市'), find_short(title, shorts), NULL) AS short_in_title,
    if(found IS NULL OR suffix(found, '市'), find_short(body, shorts), NULL) AS short_in_body
  FROM texts
),
-- The first that is a district; a city where there is none.
ranked AS (
  SELECT message_key, unnest([
    {'region': in_title, 'region_source': 'title', 'rank': 1},
    {'region': in_body, 'region_source': 'body', 'rank': 2},
    {'region': short_in_title, 'region_source': 'title', 'rank': 3},
    {'region': short_in_body, 'region_source': 'body', 'rank': 4}
  ], recursive := true)
  FROM told
)
SELECT message_key, arg_min(region, rank + if(suffix(region, '市'), 10, 0)) AS region,
  arg_min(region_source, rank + if(suffix(region, '市'), 10, 0)) AS region_source
FROM ranked
WHERE region IS NOT NULL
GROUP BY message_key;
DROP TABLE lake_own_regions;
DROP TABLE lake_short_regions;
