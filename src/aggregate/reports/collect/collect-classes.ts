import type { Database } from '../../../core/duckdb.ts';
import { readCityDistricts } from '../../figures/bare-cities.ts';
import { loadSql } from '../../load-sql.ts';
import type { ProblemClassRow } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';

/**
 * Problems that came up at two or more places in the period. Places stand behind their region (甲区一中), which a name seldom tells:
 * but for those that name one, and those of the report's own region.
 */
export async function collectProblemClasses(
  db: Database,
  region: string | null,
  settings: ReportSettings,
): Promise<ProblemClassRow[]> {
  await createSpots(db);
  return await db.rows<ProblemClassRow>(
    `WITH regions AS (SELECT DISTINCT region AS name FROM messages WHERE region IS NOT NULL),
     -- Names that say where they are.
     placed AS (SELECT DISTINCT i.place FROM issues i JOIN regions r ON contains(i.place, r.name))
     SELECT c.class_id AS "classId", c.title, count(DISTINCT r.issue_id) AS issues, count(*) AS messages,
       count(DISTINCT r.person) AS authors,
       -- A region is no place: it may hold those of other issues.
       coalesce(list_sort(list(DISTINCT if(i.region IS NULL OR i.region = $1 OR i.place IN (FROM placed), '', i.region) || i.place)
         FILTER (i.place <> coalesce(i.region, ''))), []) AS places,
       count(DISTINCT r.issue_id) FILTER (i.place IS NULL OR i.place = i.region) AS unplaced,
       coalesce(list_sort(list(DISTINCT i.region) FILTER (i.region IS NOT NULL AND (i.place IS NULL OR i.place = i.region))), []) AS "unplacedRegions",
       any_value(c.issues) AS "totalIssues"
     FROM report_rows r
     JOIN issues i USING (issue_id)
     JOIN problem_classes c ON c.class_id = i.class_id
     JOIN class_places('report_spots', 'report_districts') s ON s.class_id = i.class_id
     WHERE r.span = 'current' AND NOT coalesce(i.dismissed, false)
     GROUP BY c.class_id, c.title
     HAVING any_value(s.places) >= 2
       -- What one person writes of several places is no problem that many have.
       AND count(DISTINCT r.person) >= 2
     ORDER BY issues DESC, authors DESC, c.class_id LIMIT ${settings.problemClasses}`,
    [region],
  );
}

/** The temporary tables `report_spots`, of the issues of the period, and `report_districts`, and what counts places by them. */
async function createSpots(db: Database): Promise<void> {
  await db.run(`
    CREATE OR REPLACE TEMP TABLE report_spots AS
    SELECT DISTINCT i.class_id, i.region, i.place FROM report_rows r JOIN issues i USING (issue_id)
    WHERE r.span = 'current' AND i.class_id IS NOT NULL AND NOT coalesce(i.dismissed, false);
    ${loadSql('issues/class-places')}`);
  await db.rows(
    `CREATE OR REPLACE TEMP TABLE report_districts AS
     SELECT unnest($1::JSON::STRUCT(city VARCHAR, district VARCHAR)[], max_depth := 2)`,
    [JSON.stringify(await readCityDistricts(db))],
  );
}
