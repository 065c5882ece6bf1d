import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRows } from '../core/create-rows.ts';
import { type Database, fileLiteral, type Row } from '../core/duckdb.ts';
import { loadSql } from '../core/sql.ts';
import { toJsonLine } from '../core/whole-characters.ts';
import type { CountingLevel } from '../ingest/values/region-path.ts';
import { comparing } from '../segment/places/find-region.ts';
import { furtherSigns } from '../segment/places/inner-districts.ts';
import { shortenRegions } from '../segment/places/shorten-regions.ts';
import type { CommittedPart, PartReads } from './committed-part.ts';
import type { CopyRule } from './copy-rules.ts';
import { groupIdTexts, type IdText } from './match-texts.ts';
import { layFiles } from './reading-files.ts';
import { columnsLiteral } from './schema.ts';
import { readingStored } from './stored-rows.ts';

/** The rows that a run read and that were accepted, each in one class. */
export interface RowCounts {
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: number;
  /** Of the unchanged ones, those that had to be analysed, as after a change of models or words, or in other batches. */
  readonly analysedAnew: number;
}

/** Whose labels win among rows of equal content: this analysis, else this model, else the newest. */
export interface CurrentVersions {
  readonly analysis: string;
  readonly model: string;
}

export interface ResolveOptions {
  /** What `region` is. */
  readonly regionLevel: CountingLevel;
  /** What makes a message a copy of another, beside its text. */
  readonly copies: CopyRule;
  /** Model of the run before; undefined: this one, or there was none. */
  readonly modelBefore?: string | undefined;
  /** About so many rows are folded at once; half a million take some 300 MB. */
  readonly foldedAtOnce?: number;
}

/** A source that has most of a run's new messages already. */
export interface KnownElsewhere {
  readonly otherSource: string;
  /** Of the run's `fresh` messages, those that it has by id and text. */
  readonly known: number;
  readonly fresh: number;
}

/** What `resolveLake` found on the way. */
export interface ResolveSummary {
  /** Messages without copies. */
  readonly messages: number;
  readonly copies: number;
  /** Ids that stand for unrelated texts. */
  readonly idConflicts: number;
  /** Messages whose text was last analysed in another way than this one: only reading their files again changes that. */
  readonly outdated: number;
  /** Messages with labels of another model than the run before gave the same text. */
  readonly relabelled: number;
  /** Messages with the text and the second of another one: letters that two exports have, where `copies` is `author`. */
  readonly sameLetters: number;
}

const sqlFile = (name: string): URL => new URL(`./sql/${name}.sql`, import.meta.url);

/**
 * Resolves identity over the whole lake and lays the view `resolved` (one row a message) over its parts.
 * The result depends on the set of parts, the runs they came with, and the order in which each run lists its own.
 * @throws QingyuError LAKE_UNREADABLE
 */
export async function resolveLake(
  db: Database,
  messagesDir: string,
  parts: readonly CommittedPart[],
  { analysis, model }: CurrentVersions,
  { regionLevel, copies, modelBefore = model, foldedAtOnce = 500_000 }: ResolveOptions,
): Promise<ResolveSummary> {
  // Every part is read some ten times: what its footer says is kept, which takes longer to read than a narrow column.
  await db.run('SET parquet_metadata_cache = true');
  return readingStored(db, messagesDir, parts, async (files) => {
    await db.run(await loadSql(sqlFile('same-rows')));
    await db.run(await loadSql(sqlFile('rows'), { analysis, model, model_before: modelBefore }));
    const idConflicts = await fillGroups(db, messagesDir);
    await db.run(await loadSql(sqlFile('versions')));
    await foldVersions(db, foldedAtOnce);
    await db.run(await loadSql(sqlFile('messages'), { by_second: copies === 'second' ? 1 : 0 }));
    await db.run(await loadSql(sqlFile('late-fields')));
    await db.run(await loadSql(sqlFile('own-regions')));
    await fillShortRegions(db);
    await db.run(await loadSql(sqlFile('told-regions'), { comparing, further: furtherSigns }));
    await db.run(await loadSql(sqlFile('parents')));
    await db.run(await loadSql(sqlFile('first-replies')));
    await layFiles(db, parts.length === 0 ? files : await orderByTime(db));
    await db.run(await loadSql(sqlFile('view'), { level: regionLevel }));
    const [counted] = await db.rows<Omit<ResolveSummary, 'idConflicts' | 'relabelled'>>(
      `SELECT count(*) FILTER (m.duplicate_of_key IS NULL) AS messages, count(m.duplicate_of_key) AS copies,
         count(*) FILTER (m.is_same_letter) AS "sameLetters",
         count(*) FILTER (NOT r.analysis_is_current) AS outdated
       FROM lake_messages m JOIN lake_versions r ON r.loc = m.main`,
    );
    const relabelled = modelBefore === model ? 0 : await countRelabelled(db);
    return { messages: 0, copies: 0, outdated: 0, sameLetters: 0, ...counted, idConflicts, relabelled };
  });
}

/** Rows of one text differ in their labels by their models alone: those of the model of the run before stood in its tables. */
async function countRelabelled(db: Database): Promise<number> {
  const [counted] = await db.rows<{ n: number }>(
    `SELECT count(*) AS n FROM lake_messages m JOIN lake_versions r ON r.loc = m.main
     SEMI JOIN lake_versions b
       ON b.source = r.source AND b.message_id = r.message_id AND b.text_hash = r.text_hash AND b.model_was_current
     WHERE m.duplicate_of_key IS NULL AND NOT r.model_was_current`,
  );
  return counted?.n ?? 0;
}

/** Folds versions into messages, `lake_folded`, some at a time: memory does not grow with the lake. */
async function foldVersions(db: Database, foldedAtOnce: number): Promise<void> {
  const [counted] = await db.rows<{ n: number }>('SELECT count(*) AS n FROM lake_versions');
  const buckets = Math.max(1, Math.ceil((counted?.n ?? 0) / foldedAtOnce));
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const into = bucket === 0 ? 'CREATE OR REPLACE TEMP TABLE lake_folded AS' : 'INSERT INTO lake_folded';
    await db.run(`${into} ${await loadSql(sqlFile('fold'), { bucket, buckets })}`);
  }
}

/** The table `lake_short_regions`: what texts call the regions of a source in short. */
async function fillShortRegions(db: Database): Promise<void> {
  const own = await db.rows<{ source: string; region: string }>(
    'SELECT * FROM lake_own_regions ORDER BY source, region',
  );
  const sources = new Map<string, string[]>();
  for (const { source, region } of own) sources.set(source, [...(sources.get(source) ?? []), region]);
  const shortened = shortenRegions([...sources.values()]);
  const rows = [...sources.keys()].flatMap((source, at) =>
    [...(shortened[at] ?? [])].map(([region, short]) => ({ source, region, short })),
  );
  await db.run('DROP TABLE IF EXISTS lake_short_regions');
  await createRows(db, 'lake_short_regions', rows, { source: 'VARCHAR', region: 'VARCHAR', short: 'VARCHAR' });
}

/** Classifies the accepted rows of a run. Call after `resolveLake` with the run's parts among the lake's. */
export async function countRows(
  db: Database,
  seq: number,
  reads: readonly Omit<PartReads, 'input'>[],
): Promise<RowCounts> {
  await db.run('CREATE OR REPLACE TEMP TABLE lake_reads (part INTEGER, reads INTEGER)');
  for (const { file, reads: times } of reads) {
    await db.rows('INSERT INTO lake_reads SELECT part, $2 FROM lake_parts WHERE file = $1', [file, times]);
  }
  const [counts] = await db.rows<Record<keyof RowCounts, number>>(await loadSql(sqlFile('counts'), { seq }));
  if (counts === undefined) throw new Error('Expected one row of counts, got none');
  return counts;
}

/**
 * Whether another source has more than half of the messages that a run brought, as it is where --source was forgotten.
 * Call after `resolveLake`.
 */
export async function findKnownElsewhere(db: Database, seq: number): Promise<KnownElsewhere | null> {
  const [found] = await db.rows<KnownElsewhere>(await loadSql(sqlFile('known-elsewhere'), { seq }));
  return found ?? null;
}

/** Columns of `lake_messages` that nobody asks for once `lake_late` and `lake_first_replies` are filled. */
const foldingColumns = [
  'founding_text',
  'author_type_row',
  'region_row',
  'town_row',
  'addressed_to_row',
  'topic_given_row',
  'kind_given_row',
  'status_row',
  'satisfaction_row',
  'department_row',
  'grade_manner_row',
  'grade_speed_row',
  'due_at_row',
  'has_several_times',
  'is_same_letter',
];

/**
 * Lets go of the rows of all parts, which take more memory than what was found in them, and of what only folding asks for: only
 * counting needs them. The view `resolved` stays.
 */
export async function dropVersions(db: Database): Promise<void> {
  const drops = foldingColumns.map((column) => `ALTER TABLE lake_messages DROP COLUMN ${column};`);
  await db.run(['DROP TABLE lake_versions;', ...drops].join('\n'));
}

/**
 * Paths of the files that parts lie in, the earliest first: the view then gives messages nearly in the order of time, without
 * sorting. Parts of which every row was refused have no messages and stand last.
 */
async function orderByTime(db: Database): Promise<string[]> {
  const rows = await db.rows<{ path: string }>(
    `SELECT path FROM lake_parts LEFT JOIN lake_versions USING (part) GROUP BY path
     ORDER BY min(lake_versions.created_at) NULLS LAST, path`,
  );
  return rows.map(({ path }) => path);
}

const groupColumns = {
  source: 'VARCHAR',
  id: 'VARCHAR',
  text_hash: 'VARCHAR',
  group_hash: 'VARCHAR',
  is_first: 'BOOLEAN',
  fullness: 'INTEGER',
} as const;

/**
 * Groups the texts of the ids that stand for several, and returns the number of conflicting ids. Where replies came without the
 * texts, these are all ids of the lake: few are read at a time, and what is found waits in a file.
 */
async function fillGroups(db: Database, messagesDir: string): Promise<number> {
  const file = join(messagesDir, '.tmp-groups.ndjson');
  let conflicts = 0;
  try {
    const found = await open(file, 'w');
    try {
      for await (const ids of readIdTexts(db, await loadSql(sqlFile('id-texts')))) {
        const grouped = ids.map(groupId);
        conflicts += grouped.filter(({ isConflict }) => isConflict).length;
        await found.write(grouped.flatMap(({ rows }) => rows.map(toJsonLine)).join(''));
      }
    } finally {
      await found.close();
    }
    await db.run(
      `CREATE OR REPLACE TEMP TABLE lake_groups AS
       FROM read_json(${fileLiteral(file)}, format = 'newline_delimited', columns = ${columnsLiteral(groupColumns)})`,
    );
  } finally {
    await rm(file, { force: true });
  }
  return conflicts;
}

/** The texts of each id, of some ids at a time. @param sql gives those of one id one after the other */
async function* readIdTexts(db: Database, sql: string): AsyncGenerator<IdTextRow[][]> {
  let texts: IdTextRow[] = [];
  for await (const block of db.stream<IdTextRow & Row>(sql)) {
    const whole: IdTextRow[][] = [];
    for (const row of block) {
      const [first] = texts;
      if (first !== undefined && (first.source !== row.source || first.id !== row.id)) {
        whole.push(texts);
        texts = [];
      }
      texts.push(row);
    }
    yield whole;
  }
  if (texts.length > 0) yield [texts];
}

type GroupRow = { readonly [Column in keyof typeof groupColumns]: string | number | boolean };

/** The rows of `lake_groups` of one id: none where all its texts are versions of one message, each with title and body or each without. */
function groupId(texts: readonly IdTextRow[]): { readonly isConflict: boolean; readonly rows: readonly GroupRow[] } {
  const { source, id } = texts[0]!;
  const groups = groupIdTexts(texts);
  const isConflict = groups.some(({ isFirst }) => !isFirst);
  const fullness = new Map(texts.map((text) => [text.textHash, rateFullness(text)]));
  if (!isConflict && new Set(fullness.values()).size === 1) return { isConflict, rows: [] };
  const rows = groups.map(({ textHash, groupHash, isFirst }) => ({
    source,
    id,
    text_hash: textHash,
    group_hash: groupHash,
    is_first: isFirst,
    fullness: fullness.get(textHash)!,
  }));
  return { isConflict, rows };
}

/** A body says more than a title. */
function rateFullness({ title, body }: IdText): number {
  return (body === '' ? 0 : 2) + (title === '' ? 0 : 1);
}

interface IdTextRow extends IdText {
  readonly source: string;
  readonly id: string;
}
