import type { DataPage, LooseRow, Page } from '../../api-types.ts';
import { type Where, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { readInfo } from '../../mart/read-meta.ts';

/** Order of `rejects`. */
export const rejectOrder = 'run_id DESC, file, sheet, "row", code, field, content';
/** Order of `edit_reports`. */
export const reportOrder = 'edit_id, code, reason';

/** Runs, rejects by reason, versions and what hampers comparison. Models' own figures are added by the route. */
export async function readDataPage(mart: Mart): Promise<Omit<DataPage, 'models'>> {
  const info = await readInfo(mart);
  const [runs, [all], rejectCodes, versions, flags, reports] = await Promise.all([
    mart.rows<LooseRow>(
      `SELECT run_id, seq, started_at, finished_at, command, files, failed_files, rows_read, new_messages, updated,
         unchanged, duplicates, rejects, (SELECT count(*)::INTEGER FROM rejects j WHERE j.run_id = runs.run_id) AS first_rejects, id_conflicts, ${mart.columns('runs').has('taken_back_at') ? 'taken_back_at' : 'NULL AS taken_back_at'},
         qingyu_version, model_version
       FROM runs ORDER BY seq DESC LIMIT 50`,
    ),
    mart.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM runs'),
    mart.rows<DataPage['reject_codes'][number]>(
      `SELECT code, field, count(*)::INTEGER AS rows, arg_min(reason, (file, "row")) AS example
       FROM rejects GROUP BY code, field ORDER BY rows DESC, code, field LIMIT 50`,
    ),
    mart.rows<DataPage['model_versions'][number]>(
      `SELECT model_version, count(*)::INTEGER AS runs, max(started_at) AS last
       FROM runs GROUP BY model_version ORDER BY last DESC, model_version LIMIT 20`,
    ),
    mart.rows<DataPage['flags'][number]>(
      `SELECT * FROM (
         SELECT 'month' AS unit, "month" AS period, list_sort(list_distinct(flatten(list(flags)))) AS flags FROM trend_monthly WHERE grain IN ('total', 'region') GROUP BY "month"
         UNION ALL
         SELECT 'week', "week", list_sort(list_distinct(flatten(list(flags)))) FROM trend_weekly WHERE grain IN ('total', 'region') GROUP BY "week"
       ) WHERE len(flags) > 0 ORDER BY period DESC, unit`,
    ),
    mart.has('edit_reports')
      ? mart.rows<LooseRow>(`SELECT edit_id, action, code, reason FROM edit_reports ORDER BY ${reportOrder} LIMIT 100`)
      : Promise.resolve([]),
  ]);
  return {
    runs,
    run_count: all?.n ?? 0,
    reject_codes: rejectCodes,
    model_versions: versions,
    flags: flags.map((row) => ({ ...row, flags: [...row.flags].sort(byComparison) })),
    edit_reports: reports,
    coverage: {
      messages: info.messages,
      copies: info.copies,
      region_share: info.region_share,
      region_level: info.region_level,
      without_town: info.without_town,
      low_confidence_share: info.low_confidence_share,
    },
  };
}

/** What hampers the comparison with the period before goes first, what hampers that with the year before after it. */
function byComparison(a: string, b: string): number {
  return Number(a.startsWith('last_year_')) - Number(b.startsWith('last_year_'));
}

interface RejectSelection {
  readonly code?: string | undefined;
  readonly field?: string | undefined;
  readonly run?: string | undefined;
}

/** Which rows of `rejects` a view means. */
export function selectRejects({ code, field, run }: RejectSelection): Where {
  const where = new WhereBuilder();
  if (code !== undefined) where.add('code = ?', code);
  if (field !== undefined) where.add('field = ?', field);
  if (run !== undefined) where.add('run_id = ?', run);
  return where.build();
}

/** Refused rows, newest run first. */
export async function listRejects(
  mart: Mart,
  selection: RejectSelection,
  page: number,
  size: number,
): Promise<Page<LooseRow>> {
  const { sql, parameters } = selectRejects(selection);
  const [[count], rows] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM rejects ${sql}`, parameters),
    mart.rows<LooseRow>(
      `SELECT run_id, file, sheet, "row", field, code, reason, content FROM rejects ${sql}
       ORDER BY ${rejectOrder} LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`,
      [...parameters, size, (page - 1) * size],
    ),
  ]);
  return { rows, total: count?.n ?? 0, page, size };
}
