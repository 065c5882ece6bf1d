import type { MartSources } from '../../src/aggregate/contract.ts';
import { titledAlerts } from '../../src/aggregate/labels/alert-titles.ts';
import { buildStep, type MartStep, martSteps, prepareMart, readStep } from '../../src/aggregate/mart/build-mart.ts';
import type { AggregateSettings } from '../../src/aggregate/settings.ts';
import type { Database } from '../../src/core/duckdb.ts';

/** What code reads in steps or makes, beside their SQL. */
const readByCode: Partial<Record<MartStep, readonly string[]>> = {
  'messages/messages': ['burst_series', 'burst_range', 'terms_tested', 'coverage_daily'],
  'alerts/alerts': ['facts', 'known_days', 'messages'],
  'alerts/alert-history': ['coverage', 'alerts', 'messages', ...findNames(titledAlerts)],
};
const madeByCode: Partial<Record<MartStep, readonly string[]>> = {
  'messages/messages': ['found_alerts'],
  'alerts/alerts': ['critical_events'],
  'alerts/alert-history': ['source_alert_events'],
};

interface Step {
  readonly name: MartStep;
  /** Steps that must have been built before it. */
  readonly needed: ReadonlySet<MartStep>;
}

/** Name of a table, view or macro → the step that makes it. */
const makers = new Map<string, MartStep>();
const steps = martSteps.map(describeStep);

/**
 * A mart whose tables are built when a statement first reads them, with those that they are made of: most tests read few of some
 * fifty. A statement that does more than read finds all of them.
 * @param db as for `buildMart`
 */
export async function openLazyMart(db: Database, sources: MartSources, settings: AggregateSettings): Promise<Database> {
  await prepareMart(db, sources, settings);
  const built = new Set<MartStep>();
  let building = Promise.resolve();
  const buildFor = (sql: string): Promise<void> => {
    building = building.then(async () => {
      const wanted = findSteps(sql);
      for (const { name } of steps) {
        if (!wanted.has(name) || built.has(name)) continue;
        built.add(name);
        await buildStep(db, name, sources.runs, settings);
      }
    });
    return building;
  };
  return {
    ...db,
    async run(sql) {
      await buildFor(sql);
      await db.run(sql);
    },
    async rows(sql, parameters) {
      await buildFor(sql);
      return db.rows(sql, parameters);
    },
    async *stream(sql, parameters) {
      await buildFor(sql);
      yield* db.stream(sql, parameters);
    },
    async *streamAs(sql, parameters, read) {
      await buildFor(sql);
      yield* db.streamAs(sql, parameters, read);
    },
  };
}

function describeStep(name: MartStep): Step {
  const sql = readStep(name).tables.replaceAll(/--.*/g, '');
  const needed = new Set<MartStep>();
  const names = [...findNames(sql), ...(readByCode[name] ?? [])];
  for (const maker of names.map((read) => makers.get(read))) {
    if (maker !== undefined && maker !== name) needed.add(maker);
  }
  // What a step drops others have read before.
  for (const [, dropped] of sql.matchAll(/DROP TABLE (\w+)/g)) {
    for (const earlier of martSteps.slice(0, martSteps.indexOf(name))) {
      if (findNames(readStep(earlier).tables).has(dropped!)) needed.add(earlier);
    }
  }
  for (const [, made] of sql.matchAll(/CREATE (?:OR REPLACE )?(?:TEMP )?(?:TABLE|VIEW|MACRO) (\w+)/g))
    makers.set(made!, name);
  for (const made of madeByCode[name] ?? []) makers.set(made, name);
  return { name, needed };
}

/** Names that may be those of tables, by their place in a statement, and of macros. */
function findNames(sql: string): ReadonlySet<string> {
  const names = sql.matchAll(/(?:\b(?:FROM|JOIN|UPDATE|TABLE)\s+|,\s*)"?(\w+)|\b(\w+)\(/gi);
  return new Set([...names].map(([, table, macro]) => table ?? macro ?? ''));
}

/** Steps whose tables a statement reads, and all that those need. */
function findSteps(sql: string): ReadonlySet<MartStep> {
  if (!/^\s*(?:--.*\n\s*)*(?:SELECT|WITH|FROM)\b/i.test(sql) || /\bduckdb_|information_schema/.test(sql))
    return new Set(martSteps);
  const wanted = new Set<MartStep>();
  for (const name of findNames(sql)) {
    const maker = makers.get(name);
    if (maker !== undefined) wanted.add(maker);
  }
  // From the last to the first: a step needs earlier ones only.
  for (const { name, needed } of steps.toReversed()) {
    if (wanted.has(name)) for (const earlier of needed) wanted.add(earlier);
  }
  return wanted;
}
