import type { Database } from '../../../core/duckdb.ts';
import { type Evidence, nameMessage } from '../../../core/message.ts';
import type { CriticalMessages } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { groupByKey, type QuoteSource, toQuote } from './quotes.ts';

/** Critical messages of the period, the latest first. */
export async function collectCritical(db: Database, settings: ReportSettings): Promise<CriticalMessages> {
  const rows = await db.rows<
    Omit<QuoteSource, 'key' | 'person'> & {
      topic: string;
      isReplied: boolean | null;
      isUnsure: boolean;
      evidence: readonly Evidence[] | null;
      total: number;
    }
  >(
    `SELECT m.message_id AS "messageId", m.source, m.title, m.body, r.day, m.region, m.topic, r.is_replied AS "isReplied",
       coalesce(m.low_confidence, false) AS "isUnsure",
       m.urgency_evidence AS evidence, count(*) OVER () AS total
     FROM report_rows r JOIN messages m USING (message_key)
     WHERE r.span = 'current' AND r.urgency = 'critical'
     ORDER BY r.created_at DESC, m.message_key LIMIT ${settings.criticalMessages}`,
  );
  // Printed twice, one letter that two sent would read as two dangers.
  const byText = groupByKey(rows.map((row) => ({ ...row, key: JSON.stringify([row.title, row.body]) })));
  return {
    total: rows[0]?.total ?? 0,
    listed: [...byText.values()].map(([row, ...same]) => ({
      quote: toQuote(
        row!,
        { words: listWords(row!, row!.evidence ?? []), title: row!.title ?? '' },
        settings.quoteLength,
      ),
      title: row!.title ?? '',
      topic: row!.topic,
      isReplied: row!.isReplied,
      isUnsure: row!.isUnsure,
      sameText: same.map(({ source, messageId }) => nameMessage({ source, message_id: messageId })),
    })),
  };
}

/** The words that spoke for a label: their offsets are those of this language, which counts an emoji twice and SQL does not. */
function listWords(texts: Pick<QuoteSource, 'title' | 'body'>, evidence: readonly Evidence[]): string[] {
  return evidence
    .filter(({ weight }) => weight > 0)
    .map(({ field, start, end }) => (texts[field] ?? '').slice(start, end));
}
