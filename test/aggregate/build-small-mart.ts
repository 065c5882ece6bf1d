import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MartSources } from '../../src/aggregate/contract.ts';
import { buildMart } from '../../src/aggregate/mart/build-mart.ts';
import { type AggregateSettings, aggregateSettings } from '../../src/aggregate/settings.ts';
import { listTrendTerms } from '../../src/aggregate/terms/trend-terms.ts';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';
import { columnsLiteral, lakeColumns, rejectColumns, resolvedExtras } from '../../src/lake/schema.ts';
import { openLazyMart } from './lazy-mart.ts';

/** What a test says of a message; the rest is filled in. */
export interface SmallMessage {
  readonly id: string;
  readonly at: string;
  readonly author?: string | null;
  readonly topic?: string;
  readonly region?: string | null;
  readonly kind?: string;
  readonly urgency?: string;
  readonly duplicateOf?: string;
  readonly [column: string]: unknown;
}

export interface SmallMart {
  readonly messages: readonly SmallMessage[];
  /** Issue id → ids of its messages. */
  readonly issues?: Readonly<Record<string, readonly string[]>>;
  /** Issue id → its place. */
  readonly places?: Readonly<Record<string, string>>;
  /** Issue id → its problem class. */
  readonly classes?: Readonly<Record<string, string>>;
  /** Ids of issues that an editor dismissed. */
  readonly dismissed?: readonly string[];
  /** Further NDJSON tables of the generation: name → rows. */
  readonly tables?: Readonly<Record<string, readonly object[]>>;
  readonly sources?: Partial<MartSources>;
  readonly settings?: Partial<AggregateSettings>;
  readonly path?: string;
  readonly threads?: number;
}

const columns = { ...lakeColumns, ...resolvedExtras };

/** Builds a mart of hand-made messages, in memory only as far as statements read it; the caller closes it. */
export async function buildSmallMart(small: SmallMart): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-mart-'));
  try {
    const db = await openDatabase(small.path ?? ':memory:', { memoryLimit: '512MB', threads: small.threads ?? 1 });
    writeNdjson(join(folder, 'resolved.ndjson'), small.messages.map(resolvedRow));
    await db.run(
      `CREATE TEMP TABLE resolved AS SELECT * FROM read_json('${join(folder, 'resolved.ndjson')}', format = 'newline_delimited', columns = ${columnsLiteral(columns)})`,
    );
    const rejects = Object.entries({ ...rejectColumns, run_id: 'VARCHAR' }).map(([name, type]) => `"${name}" ${type}`);
    await db.run(`CREATE TEMP TABLE lake_rejects (${rejects.join(', ')})`);
    writeIssues(folder, small);
    for (const [table, rows] of Object.entries(small.tables ?? {})) writeNdjson(join(folder, `${table}.ndjson`), rows);
    const sources: MartSources = {
      generationDir: folder,
      runs: [],
      generation: 'g1',
      now: '2025-12-31 00:00:00',
      ...small.sources,
    };
    const settings = { ...aggregateSettings.parse({}), ...small.settings };
    // A file is read by others, who find all tables in it.
    if (small.path === undefined) return await openLazyMart(db, sources, settings);
    await buildMart(db, sources, settings);
    return db;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function resolvedRow(message: SmallMessage): Record<string, unknown> {
  const { id, at, duplicateOf, ...rest } = message;
  return {
    source: 'main',
    model_version: 'm1',
    title: `题目${id}`,
    body: `正文${id}`,
    author: `作者${id}`,
    created_at: at,
    region: '甲区',
    topic: '交通',
    kind: 'complaint',
    urgency: 'routine',
    low_confidence: false,
    tells_handling: true,
    has_reply: [rest.reply, rest.replied_at].some((value) => value !== undefined && value !== null),
    title_tokens: '',
    message_key: id,
    message_id: id,
    versions: 1,
    duplicate_of: duplicateOf ?? null,
    duplicate_of_key: duplicateOf ?? null,
    run_id: 'r1',
    ...trendColumns(rest),
    ...rest,
  };
}

/** What the pipeline writes for the terms that a test gives. */
function trendColumns({ issue_terms: terms = '', title_tokens: tokens = '' }: Record<string, unknown>): object {
  const having = (mark: RegExp) =>
    new Map(
      String(terms)
        .split(' ')
        .filter((term) => mark.test(term))
        .map((term) => [term.slice(term.indexOf(':') + 1), 1]),
    );
  const named = having(/^n:/);
  const found = { title: having(/^t:/), body: having(/^b\d*:/), isNamed: (word: string) => named.has(word) };
  const { words, phrases } = listTrendTerms(found, String(tokens).split(' '));
  return { trend_words: words, trend_phrases: phrases };
}

function writeIssues(folder: string, small: SmallMart): void {
  const issues = Object.entries(small.issues ?? {});
  writeNdjson(
    join(folder, 'issues.ndjson'),
    issues.map(([issue_id, ids]) => ({
      issue_id,
      title: `议题${issue_id}`,
      place: small.places?.[issue_id] ?? null,
      class_id: small.classes?.[issue_id] ?? null,
      founding_key: ids[0],
      medoid_key: ids[0],
      earliest_key: ids[0],
      newest_key: ids.at(-1),
      pinned: false,
      dismissed: small.dismissed?.includes(issue_id) ?? false,
      edited: false,
    })),
  );
  writeNdjson(
    join(folder, 'issue_messages.ndjson'),
    issues.flatMap(([issue_id, ids]) =>
      ids.map((message_key) => ({ issue_id, message_key, similarity: 0.5, why: ['词'] })),
    ),
  );
}

function writeNdjson(path: string, rows: readonly object[]): void {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
