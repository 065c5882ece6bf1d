import type { Database } from '../../../core/duckdb.ts';
import { unknownRegion } from '../../../core/labels.ts';
import type { RowReader } from '../../figures/comparability.ts';
import { aggregateSettings } from '../../settings.ts';
import type { ReportPeriod } from '../period.ts';
import type { ActionRow, Optional } from '../report-data.ts';
import { hasColumns, type TableColumns } from './report-rows.ts';

/** Weeks before and after a measure that were compared, at most: the setting `aggregate.actionWeeks` of the newest run. */
export async function readActionWeeks(rows: RowReader['rows']): Promise<number> {
  const [run] = await rows<{ weeks: number | null }>(
    `SELECT TRY_CAST(settings AS JSON)->>'$.aggregate.actionWeeks' AS weeks FROM runs ORDER BY seq DESC LIMIT 1`,
  );
  return Number(run?.weeks ?? aggregateSettings.shape.actionWeeks.parse(undefined));
}

/** Measures as `ActionRow` has them; `i` is the issue, `c` the class. */
export const selectActions = `SELECT a."day", a.title, coalesce(i.title, c.title) AS target,
    a.before_per_week AS "beforePerWeek", a.after_per_week AS "afterPerWeek", a.ratio, a.ratio_low AS "ratioLow",
    a.ratio_high AS "ratioHigh", a.others_ratio AS "othersRatio"
  FROM actions a
  LEFT JOIN issues i ON i.issue_id = a.issue_id
  LEFT JOIN problem_classes c ON c.class_id = a.class_id`;

/**
 * Measures of the period and of the weeks before it, the latest first, compared as of the last day of the data.
 * @param weeks see `readActionWeeks`
 */
export async function collectActions(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  region: string | null,
  weeks: number,
): Promise<Optional<ActionRow[]>> {
  if (!hasColumns(tables, 'actions', ['day', 'title', 'ratio_low', 'others_ratio', 'class_id'])) return null;
  return await db.rows<ActionRow>(
    `${selectActions}
     WHERE a."day" BETWEEN $1::DATE - $4::INTEGER AND $2::DATE
       AND ($3::VARCHAR IS NULL OR i.issue_id IS NOT NULL AND coalesce(i.region, '${unknownRegion}') = $3)
     ORDER BY a."day" DESC, a.action_id`,
    [period.current.from, period.current.to, region, 7 * weeks],
  );
}
