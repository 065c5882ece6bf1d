import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { issueTables } from '../../cluster/contract.ts';
import { correctionColumns } from '../../cluster/edits/corrections.ts';
import { themeTables } from '../../cluster/themes/theme-tables.ts';
import { createRows } from '../../core/create-rows.ts';
import { type Database, fileLiteral } from '../../core/duckdb.ts';
import { QingyuError } from '../../core/errors.ts';
import { columnsLiteral } from '../../lake/schema.ts';
import { listGrammaticalWords, listLocalisers } from '../../segment/function-words.ts';
import type { AlertNews } from '../alert-history/contract.ts';
import { publishAlerts } from '../alert-history/publish-alerts.ts';
import { findRises, readAlertInput, writeAlerts } from '../bursts/build-alerts.ts';
import {
  campaignColumns,
  campaignMessageColumns,
  completeRun,
  type MartSources,
  runColumns,
  templateGroupColumns,
  topicFieldColumns,
} from '../contract.ts';
import { writeCriticalEvents } from '../critical/write-critical-events.ts';
import { findCityDistricts } from '../figures/bare-cities.ts';
import { loadSql } from '../load-sql.ts';
import type { AggregateSettings } from '../settings.ts';
import { setVariables } from './variables.ts';

/** In the order in which they build on one another; each is `sql/<name>.sql`. The first ones make temporary tables. */
export const martSteps = [
  'macros',
  'issues/class-places',
  'messages/corrected',
  'messages/facts',
  'messages/coverage-daily',
  'messages/source-reach',
  'trends/cube',
  'trends/trend',
  'issues/heat',
  'trends/trend-daily',
  'trends/trend-weekly',
  'trends/trend-monthly',
  'trends/hot-topics',
  'trends/terms-weekly',
  'issues/issues',
  'issues/issue-messages',
  'issues/issue-daily',
  'alerts/series',
  'messages/messages',
  'alerts/known-days',
  'alerts/alerts',
  'handling/handling-words',
  'handling/handling-facts',
  'handling/message-handling',
  'handling/handling',
  'handling/backlog',
  'handling/low-ratings',
  'handling/recurrence',
  'handling/issue-returns',
  'handling/reply-quality',
  'handling/template-replies',
  'handling/monthly-shortlist',
  'trends/region-ranking',
  'trends/region-topic-lift',
  'issues/actions',
  'issues/issue-lineage',
  'alerts/alert-history',
  'issues/possible-merges',
  'issues/problem-classes',
  'themes/themes',
  'themes/theme-messages',
  'themes/campaigns',
  'runs/edit-reports',
  'runs/corrections',
  'messages/topic-fields',
  'runs/runs',
  'runs/rejects',
  'runs/mart-info',
] as const;

export type MartStep = (typeof martSteps)[number];

/** Text of all statements that build the mart: tables of other statements are of another version. */
export function readMartSql(): string {
  return martSteps.map(loadSql).join('\n');
}

/** Called after each step with its name: for those who time them. */
export type StepHook = (step: string) => void;

/**
 * Builds all tables of the mart in `db`, a new and writable database, in which the lake has created the temporary
 * views `resolved` (one row a message) and `lake_rejects` (one row a refused row, with run_id).
 * `docs/schema.md` lists the tables. The same lake, generation and settings give the same tables, whatever the
 * number of threads. What they mean `describeTables` adds.
 * @returns what the newest run tells of alerts, to be kept with its record; null where that has it already
 * @throws QingyuError MART_BUILD_FAILED, with the step at fault
 */
export async function buildMart(
  db: Database,
  sources: MartSources,
  settings: AggregateSettings,
  onStep: StepHook = () => undefined,
): Promise<AlertNews | null> {
  await prepareMart(db, sources, settings);
  onStep('sources');
  const told: { news: AlertNews | null } = { news: null };
  for (const step of martSteps) {
    const news = await buildStep(db, step, sources.runs, settings);
    if (step === 'alerts/alert-history') told.news = news;
    onStep(step);
  }
  return told.news;
}

/** Makes known to the database what the steps read beside the lake. */
export async function prepareMart(db: Database, sources: MartSources, settings: AggregateSettings): Promise<void> {
  await setVariables(db, sources, settings);
  await createSources(db, sources);
}

/**
 * Builds the tables of one step, after those that it reads.
 * @returns what `alert-history` tells of the newest run, else null
 */
export async function buildStep(
  db: Database,
  step: MartStep,
  runs: MartSources['runs'],
  settings: AggregateSettings,
): Promise<AlertNews | null> {
  try {
    const { tables } = readStep(step);
    const news = step === 'alerts/alert-history' ? await publishAlerts(db, runs, settings) : null;
    if (step === 'alerts/alerts') await writeCriticalEvents(db, settings.alerts.criticalGapDays);
    if (step === 'handling/monthly-shortlist') await createCityDistricts(db);
    if (step === 'messages/messages') await buildMessages(db, tables, settings);
    else await db.run(tables);
    return news;
  } catch (cause) {
    throw new QingyuError(`Expected the mart's step "${step}" to succeed, got: ${String(cause)}`, {
      code: 'MART_BUILD_FAILED',
      stage: 'aggregate',
      data: { step },
      cause,
    });
  }
}

/** Says in the database what its tables and columns mean. @param db as `buildMart` left it */
export async function describeTables(db: Database): Promise<void> {
  const comments = martSteps.map((step) => readStep(step).comments);
  // Together, since each commit waits for the disk; apart from the tables, since a transaction that also alters what it
  // fills writes everything twice, to the log and to the table.
  await db.run(`BEGIN TRANSACTION;\n${comments.join('')}COMMIT;\n`);
}

/** The statements of a step: those that make its tables, and those that say what they mean. */
export function readStep(step: MartStep): { readonly tables: string; readonly comments: string } {
  const [tables = '', ...comments] = loadSql(step).split(/^(?=COMMENT ON )/m);
  return { tables, comments: comments.join('') };
}

/** What lies in which city, of the regions that messages are counted by. */
async function createCityDistricts(db: Database): Promise<void> {
  const regions = await db.rows<{ region: string }>('SELECT DISTINCT region FROM facts WHERE region IS NOT NULL');
  const pairs = findCityDistricts(regions.map(({ region }) => region));
  await createRows(db, 'city_districts', pairs, { city: 'VARCHAR', district: 'VARCHAR' });
}

/** The widest table is written by DuckDB's threads while this one looks for rises. */
async function buildMessages(db: Database, sql: string, settings: AggregateSettings): Promise<void> {
  const input = await readAlertInput(db);
  const writing = db.run(sql);
  // Whatever becomes of the one, the other is waited for: nothing may close a database at work.
  const [written, found] = await Promise.allSettled([
    writing,
    Promise.resolve().then(() => findRises(input, settings)),
  ]);
  if (written.status === 'rejected') throw written.reason;
  if (found.status === 'rejected') throw found.reason;
  await writeAlerts(db, found.value);
}

/** Views `source_…` over everything that does not come from the lake, with rows or without. */
async function createSources(db: Database, sources: MartSources): Promise<void> {
  const tables = {
    ...issueTables,
    ...themeTables,
    corrections: correctionColumns,
    campaigns: campaignColumns,
    campaign_messages: campaignMessageColumns,
    template_groups: templateGroupColumns,
  };
  for (const [table, columns] of Object.entries(tables)) {
    const path = sources.generationDir === null ? null : join(sources.generationDir, `${table}.ndjson`);
    await createSource(db, `source_${table}`, path, columns);
  }
  await createRows(db, 'source_topic_fields', sources.topicFields ?? [], topicFieldColumns);
  await db.rows(`CREATE TEMP TABLE grammatical_words AS SELECT unnest(string_split($1, ' ')) AS word`, [
    [...listGrammaticalWords(), ...listLocalisers()].join(' '),
  ]);
  await createRows(db, 'source_runs', sources.runs.map(completeRun), runColumns);
}

async function createSource(
  db: Database,
  name: string,
  path: string | null,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  if (path === null || !existsSync(path)) {
    await db.run(`CREATE TEMP TABLE ${name} (${columnList(columns)})`);
    return;
  }
  await db.run(
    `CREATE TEMP TABLE ${name} AS SELECT * FROM read_json(${fileLiteral(path)}, format = 'newline_delimited',
       maximum_object_size = ${await longestLine(path)}, columns = ${columnsLiteral(columns)})`,
  );
}

/** Bytes of the longest line of a file, by which DuckDB sizes its buffers; its own default at least. One reply may answer a million messages. */
async function longestLine(path: string): Promise<number> {
  let longest = 1 << 24;
  let length = 0;
  if (statSync(path).size <= longest) return longest;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      longest = Math.max(longest, length + end - from + 1);
      length = 0;
      from = end + 1;
    }
    length += chunk.length - from;
  }
  return Math.max(longest, length);
}

function columnList(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ');
}
