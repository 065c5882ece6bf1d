import { unknownRegion } from '../../core/labels.ts';
import { nameMessage } from '../../core/message.ts';
import { mostOfPerson, pickQuotes, type QuoteSource } from '../reports/collect/quotes.ts';
import type { OwnReportSettings } from '../reports/settings.ts';
import type { Subject, Voice } from './dossier-data.ts';
import { type DossierSource, stateColumns, stateJoin } from './dossier-rows.ts';

type VoiceRow = QuoteSource & Omit<Voice, 'quote'>;

/** Messages that are looked at for each one that is quoted. */
const candidates = 5;

/**
 * Messages that speak for the others, of different people and in different words: the most typical one, critical ones, the first and
 * the last, then by how typical they are; of a class the most typical ones of its issues in turn, those of most people first.
 */
export async function collectVoices(
  source: DossierSource,
  subject: Subject,
  settings: OwnReportSettings,
): Promise<Voice[]> {
  const sizes = 'sizes AS (SELECT issue_id, count(DISTINCT person) AS people FROM dossier_rows GROUP BY issue_id)';
  const ranked = `ranked AS (
       SELECT *,
         row_number() OVER (PARTITION BY issue_id ORDER BY is_near_copy, similarity DESC NULLS LAST, message_key) AS place,
         row_number() OVER (ORDER BY created_at, message_key) = 1 AS is_first,
         row_number() OVER (ORDER BY created_at DESC, message_key DESC) = 1 AS is_last
       FROM dossier_members
     )`;
  const isClass = subject.type === 'class';
  const order = `is_near_copy, place > 1,
       if(${isClass}, 0, if(urgency = 'critical', 0, if(is_first, 1, if(is_last, 2, 3)))),
       if(${isClass}, place, 0), people DESC, place, message_key`;
  const rows = await source.rows<VoiceRow>(
    `SELECT '' AS key, message_id AS "messageId", source, title, body, day, nullif(region, '${unknownRegion}') AS region, person,
       kind, urgency, likes, r.status, ${stateColumns}, is_first AS "isFirst", is_last AS "isLast"
     FROM ranked r JOIN sizes USING (issue_id) ${stateJoin}
     -- Who writes over and over leaves room for others.
     QUALIFY row_number() OVER (PARTITION BY person ORDER BY ${order}) <= ${mostOfPerson}
     ORDER BY ${order}
     LIMIT ${settings.dossierQuotes * candidates}`,
    [],
    sizes,
    ranked,
  );
  const quoted = pickQuotes(
    rows,
    { words: subject.keywords, title: subject.title },
    {
      ...settings,
      quotesPerIssue: settings.dossierQuotes,
      quoteLength: settings.dossierQuoteLength,
    },
  );
  const byId = new Map(rows.map((row) => [nameMessage({ source: row.source, message_id: row.messageId }), row]));
  return quoted.map((quote) => {
    const row = byId.get(quote.messageId)!;
    return { ...row, title: row.title ?? '', quote };
  });
}
