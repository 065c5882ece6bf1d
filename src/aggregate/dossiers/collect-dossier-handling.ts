import { nameMessage } from '../../core/message.ts';
import { excerptText } from '../excerpts/excerpt.ts';
import { holdsAnsweredOnly } from '../figures/answered-only.ts';
import { countsFirstReplies, fewestTimed } from '../reports/collect/collect-handling.ts';
import { isSameText } from '../reports/collect/quotes.ts';
import { hasColumns } from '../reports/collect/report-rows.ts';
import type { OwnReportSettings } from '../reports/settings.ts';
import type { DossierHandling } from './dossier-data.ts';
import type { DossierSource } from './dossier-rows.ts';

/** Messages that wait longest, and replies that are quoted. */
const mostListed = 3;
/** Replies among which those to be quoted are looked for. */
const mostRead = 30;

/** What became of its messages, of those whose input would tell; null where there are none. */
export async function collectDossierHandling(
  source: DossierSource,
  settings: OwnReportSettings,
  lastDay: string,
): Promise<DossierHandling | null> {
  const told = 'FROM dossier_told';
  const [row] = await source.rows<
    Pick<DossierHandling, 'told' | 'replied' | 'withStatus' | 'finished' | 'rated' | 'satisfied' | 'waiting'> & {
      templates: number;
      timed: number;
      median: number | null;
    }
  >(
    `SELECT count(*) AS told, count(*) FILTER (is_replied) AS replied, count(status) FILTER (is_finished IS NOT NULL) AS "withStatus",
       count(*) FILTER (is_finished) AS finished, count(is_satisfied) AS rated, count(*) FILTER (is_satisfied) AS satisfied,
       count(*) FILTER (is_waiting) AS waiting, count(*) FILTER (template = 1) AS templates, count(hours) AS timed,
       median(hours) AS median ${told}`,
  );
  if (row === undefined || row.told === 0) return null;
  const { timed, median, ...counts } = row;
  return {
    ...counts,
    onlyReplied:
      hasColumns(source.tables, 'handling', ['grain', 'month', 'messages', 'replied']) &&
      (await holdsAnsweredOnly(source)),
    medianHours: timed < fewestTimed ? null : median,
    countsFirst: countsFirstReplies(source.tables),
    oldest: await listWaiting(source, lastDay),
    departments: await source.rows(
      `SELECT * FROM (
         SELECT department AS name, count(*) AS messages, count(*) FILTER (is_replied) AS replied,
           count(*) FILTER (is_finished) AS finished ${told} GROUP BY ALL
       ) ORDER BY name IS NULL, messages DESC, name LIMIT ${settings.departments}`,
    ),
    outcomes: await source.rows(
      `SELECT outcome AS name, count(*) AS replies FROM dossier_told WHERE outcome IS NOT NULL GROUP BY ALL ORDER BY replies DESC, name`,
    ),
    ...(await countReturns(source, lastDay)),
    settledReturns: hasColumns(source.tables, 'issue_returns', ['issue_id', 'settled_at', 'returned', 'first_returned'])
      ? await source.rows(
          `SELECT settled_at::DATE AS "settledDay", returned AS messages, first_returned AS "firstDay" FROM issue_returns
           WHERE returned > 0 AND issue_id IN (SELECT issue_id FROM dossier_rows) ORDER BY settled_at, issue_id`,
        )
      : [],
    latest: await quoteReplies(source, settings),
  };
}

async function listWaiting(source: DossierSource, lastDay: string): Promise<DossierHandling['oldest']> {
  const rows = await source.rows<{ source: string; message_id: string; day: string; days: number }>(
    `SELECT source, message_id, day, date_diff('day', day, $1::DATE) AS days FROM dossier_told
     WHERE is_waiting AND day <= $1::DATE ORDER BY created_at, message_key LIMIT ${mostListed}`,
    [lastDay],
  );
  return rows.map(({ day, days, ...ref }) => ({ messageId: nameMessage(ref), day, days }));
}

/** As `returns` of `sql/handling/handling-facts.sql`: the next message of the same issue after the reply, after its day where it gives no hour. */
async function countReturns(
  source: DossierSource,
  lastDay: string,
): Promise<{ readonly replies: number; readonly returned: number }> {
  const [row] = await source.rows<{ replies: number; returned: number }>(
    `SELECT count(*) AS replies, count(*) FILTER (date_diff('day', r.replied_on, n.day) <= 90) AS returned
     FROM replies r
     ASOF LEFT JOIN (SELECT DISTINCT issue_id, created_at, day FROM dossier_rows) n
       ON n.issue_id = r.issue_id AND n.created_at > r.answered_until`,
    [lastDay],
    `replies AS (
       SELECT issue_id, replied_at::DATE AS replied_on,
         if(replied_at::TIME = TIME '00:00:00', replied_at::DATE + TIME '23:59:59', replied_at) AS answered_until
       FROM dossier_told WHERE is_replied AND replied_at >= if(replied_at::TIME = TIME '00:00:00', day, created_at) AND replied_at::DATE <= $1::DATE
     )`,
  );
  return row ?? { replies: 0, returned: 0 };
}

async function quoteReplies(source: DossierSource, settings: OwnReportSettings): Promise<DossierHandling['latest']> {
  const rows = await source.rows<{
    source: string;
    message_id: string;
    reply: string;
    day: string;
    department: string | null;
    outcome: string | null;
  }>(
    // Of those that say the same the latest.
    `SELECT source, message_id, reply, replied_at::DATE AS day, department, outcome
     FROM dossier_told WHERE is_replied AND reply IS NOT NULL AND replied_at IS NOT NULL
     QUALIFY row_number() OVER (PARTITION BY reply ORDER BY replied_at DESC, message_key) = 1
     ORDER BY replied_at DESC, message_key LIMIT ${mostRead}`,
  );
  const quoted: DossierHandling['latest'][number][] = [];
  for (const { reply, day, department, outcome, ...ref } of rows) {
    if (quoted.length >= mostListed) break;
    const text = excerptText(reply, { words: replyWords, title: '' }, settings.dossierQuoteLength);
    // One reply to several letters often differs by a date alone.
    if (quoted.some((other) => other.department === department && isSameText(other.quote.text, text))) continue;
    quoted.push({ department, outcome, quote: { text, messageId: nameMessage(ref), day, region: null } });
  }
  return quoted;
}

/** Words by which a reply says what was or will be done. */
const replyWords = ['已', '将', '目前', '经核实', '经查', '整改', '完成', '计划', '下一步'];
