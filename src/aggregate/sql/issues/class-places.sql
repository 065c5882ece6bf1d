-- How many places the issues of a class are of, of all its issues (`monthly-shortlist.sql`) as of those of a report's period. Temporary.
-- spots: name of a table with the classes, regions and places of issues; districts: of one that says what lies in a city or
-- prefecture (`bare-cities.ts`). Issues of one place, or known by the same region alone, may be of one, as two matters of one place are;
-- and of a letter that names the city alone nobody knows whether it is of another place than those of the districts.
CREATE OR REPLACE TEMP MACRO class_places(spots, districts) AS TABLE
SELECT class_id, count(DISTINCT {'region': region, 'place': coalesce(place, region)}) AS places
FROM query_table(spots) s
WHERE NOT EXISTS (
  FROM query_table(spots) o
  JOIN query_table(districts) d ON d.district = o.region
  WHERE o.class_id = s.class_id AND d.city = s.region AND (coalesce(s.place, s.region) = s.region OR o.place = s.place)
)
GROUP BY class_id;
