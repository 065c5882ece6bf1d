import type { Clock } from '../../core/effects.ts';
import { unknownRegion } from '../../core/labels.ts';
import { toLocalTime } from '../../core/local-time.ts';
import { nameMessage } from '../../core/message.ts';
import { readBareCities } from '../figures/bare-cities.ts';
import { findComparability, findHindrance, type RowReader } from '../figures/comparability.ts';
import { addDays } from '../figures/day-spans.ts';
import { printedPlace } from '../labels/issue-place.ts';
import { readActionWeeks } from '../reports/collect/collect-actions.ts';
import { collectCoverage } from '../reports/collect/collect-basis.ts';
import { hasColumns, readRegionLevel, readTableColumns } from '../reports/collect/report-rows.ts';
import type { Coverage } from '../reports/report-data.ts';
import { collectCourse } from './collect-course.ts';
import { collectDossierHandling } from './collect-dossier-handling.ts';
import { collectKin, collectPossible } from './collect-kin.ts';
import { collectDossierActions, collectEvents, collectSubjectAlerts } from './collect-past.ts';
import { collectVoices } from './collect-voices.ts';
import type {
  DossierCounts,
  DossierData,
  DossierSettings,
  DossierSubject,
  ListedMessage,
  NamedCount,
  Subject,
} from './dossier-data.ts';
import { createDossierSource, type DossierSource, stateColumns, stateJoin } from './dossier-rows.ts';

/** Days that a rise is judged by: four weeks against the four before. */
const recentDays = 28;

/**
 * Reads everything a dossier says from the mart, by single statements: connections that others read by as well will do.
 * @param id of an issue or of a problem class, as the tables have it
 * @returns null where the tables have no such issue or class, or it has no message
 */
export async function collectDossier(
  db: RowReader,
  type: DossierSubject,
  id: string,
  settings: DossierSettings,
  clock: Clock,
): Promise<DossierData | null> {
  const subject = type === 'issue' ? await readIssue(db, id) : await readClass(db, id);
  if (subject === null) return null;
  const coverage = await collectCoverage(db);
  const tables = await readTableColumns(db);
  const source = createDossierSource(db, tables, type, id);
  const counts = await readCounts(db, source, coverage, settings.flagDifference);
  if (counts.messages === 0) return null;
  const regionLevel = await readRegionLevel(db, tables);
  return {
    subject,
    settings,
    regionLevel,
    bareCities: await readBareCities(db, regionLevel),
    generatedAt: toLocalTime(clock.now()),
    coverage,
    counts,
    course: await collectCourse(source, counts),
    regions: await countBy<NamedCount>(source, 'region'),
    kinds: await countBy<DossierData['kinds'][number]>(source, 'kind'),
    voices: await collectVoices(source, subject, settings),
    handling: await collectDossierHandling(source, settings, coverage.lastDay ?? counts.lastDay),
    actions: await collectDossierActions(source),
    actionWeeks: await readActionWeeks(source.rows),
    alerts: await collectSubjectAlerts(source),
    events: await collectEvents(source),
    kin: await collectKin(source),
    possible: await collectPossible(source),
    messages: await listMessages(source, settings.dossierMessages),
  };
}

async function readIssue(db: RowReader, id: string): Promise<Subject | null> {
  const [row] = await db.rows<NonNullable<Subject['issue']> & { title: string; keywords: string[] | null }>(
    `SELECT title, keywords, place, ${printedPlace} AS "printedPlace", topic, status, rank, copied_text AS "copiedText", repeated_author AS "repeatedAuthor",
       edited AS "isEdited"
     FROM issues WHERE issue_id = $1`,
    [id],
  );
  if (row === undefined) return null;
  const { title, keywords, ...issue } = row;
  return { type: 'issue', id, title, keywords: keywords ?? [], issue };
}

async function readClass(db: RowReader, id: string): Promise<Subject | null> {
  const [row] = await db.rows<{ title: string; keywords: string[] | null }>(
    'SELECT title, keywords FROM problem_classes WHERE class_id = $1',
    [id],
  );
  return row === undefined ? null : { type: 'class', id, title: row.title, keywords: row.keywords ?? [], issue: null };
}

async function readCounts(
  db: RowReader,
  source: DossierSource,
  coverage: Coverage,
  flagDifference: number,
): Promise<DossierCounts> {
  const { firstDay, lastDay } = coverage;
  const recentFrom = lastDay === null ? null : addDays(lastDay, 1 - recentDays);
  const earlierFrom = recentFrom === null ? null : addDays(recentFrom, -recentDays);
  const [row] = await source.rows<Omit<DossierCounts, 'recent'> & { recent: number; earlier: number }>(
    `SELECT count(DISTINCT issue_id) AS issues, count(*) AS messages, count(DISTINCT person) AS authors,
       (SELECT sum(copies) FROM issues WHERE issue_id IN (SELECT issue_id FROM dossier_rows)) AS copies,
       count(*) FILTER (is_near_copy) AS "nearCopies", min(day) AS "firstDay", max(day) AS "lastDay",
       count(DISTINCT day) AS "activeDays", count(*) FILTER (urgency = 'critical') AS critical,
       count(*) FILTER (urgency = 'urgent') AS urgent, coalesce(sum(likes), 0) AS likes,
       count(DISTINCT person) FILTER (day BETWEEN $1::DATE AND $3::DATE) AS recent,
       count(DISTINCT person) FILTER (day BETWEEN $2::DATE AND $1::DATE - 1) AS earlier
     FROM dossier_members`,
    [recentFrom, earlierFrom, lastDay],
  );
  const { recent, earlier, ...counts } = row!;
  const isCovered = firstDay !== null && earlierFrom !== null && earlierFrom >= firstDay;
  if (!isCovered || recentFrom === null || lastDay === null) return { ...counts, recent: null };
  const spans = {
    current: { from: recentFrom, to: lastDay },
    previous: { from: earlierFrom, to: addDays(recentFrom, -1) },
    lastYear: null,
  };
  const { flags } = hasColumns(source.tables, 'coverage_daily', ['is_missing', 'source'])
    ? await findComparability(db, spans, coverage, flagDifference)
    : { flags: [] };
  return { ...counts, recent: { authors: recent, earlier, from: recentFrom, hindrance: findHindrance(flags, false) } };
}

function countBy<T extends NamedCount>(source: DossierSource, column: 'region' | 'kind'): Promise<T[]> {
  return source.rows<T>(
    `SELECT ${column} AS name, count(*) AS messages, count(DISTINCT person) AS authors
     FROM dossier_rows GROUP BY ALL ORDER BY messages DESC, name`,
  );
}

async function listMessages(source: DossierSource, most: number): Promise<ListedMessage[]> {
  const rows = await source.rows<Omit<ListedMessage, 'messageId'> & { source: string; message_id: string }>(
    `SELECT source, message_id, day, nullif(region, '${unknownRegion}') AS region, title, kind, urgency, is_near_copy AS "isNearCopy", m.status,
       ${stateColumns}
     FROM dossier_members m ${stateJoin}
     ORDER BY created_at, message_key LIMIT ${most}`,
  );
  return rows.map(({ source, message_id, ...row }) => ({ ...row, messageId: nameMessage({ source, message_id }) }));
}
