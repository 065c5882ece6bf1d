import type { Database } from '../core/duckdb.ts';
import type { LocalTime } from '../core/message.ts';
import { loadSql } from '../core/sql.ts';
import type { CommittedPart } from './committed-part.ts';
import { listPartFiles, removeParts } from './parts.ts';
import { renameInRecords } from './run-records.ts';
import { type Manifest, readGeneration } from './state.ts';
import type { Workspace } from './workspace.ts';

/** A part that is needed no longer, and the part of the current analysis that has each of its rows. */
export type SupersededPart = NonNullable<Manifest['superseded']>[number];

const sqlFile = (name: string): URL => new URL(`./sql/${name}.sql`, import.meta.url);

/**
 * The parts of earlier models, words or names of which a part of the current ones has each row, where both came by `until`: a
 * run without the flags of the run before it finds the labels of before. Where another version reads or masks a row otherwise its
 * part stays, since the row's identity derives from what it was.
 * Call after `resolveLake`, before `dropVersions`.
 */
export async function findSuperseded(db: Database, until: LocalTime): Promise<SupersededPart[]> {
  const [other] = await db.rows('SELECT 1 FROM lake_versions WHERE NOT analysis_is_current LIMIT 1');
  if (other === undefined) return [];
  await db.run(await loadSql(sqlFile('superseded'), { until: until.replace(/\D/g, '') }));
  const [alike] = await db.rows('SELECT 1 FROM lake_superseded LIMIT 1');
  return alike === undefined ? [] : db.rows<SupersededPart>(await loadSql(sqlFile('superseded-rows')));
}

/**
 * Parts as if those which supersede others had come in their place: the first of the two that is listed tells the run, so that
 * nothing of a message changes but who labelled it.
 */
export function replaceParts(
  parts: readonly CommittedPart[],
  superseded: readonly SupersededPart[],
): readonly CommittedPart[] {
  if (superseded.length === 0) return parts;
  const by = new Map(superseded.map((part) => [part.file, part.by]));
  const replaced = new Map<string, CommittedPart>();
  for (const part of parts) {
    const file = by.get(part.file) ?? part.file;
    if (!replaced.has(file)) replaced.set(file, { ...part, file });
  }
  return [...replaced.values()];
}

/**
 * Takes superseded parts out of the lake: first their names out of the records of all runs, then the files. May be done again after it was
 * broken off. Call when the state that names them is committed.
 */
export async function dropSuperseded(
  { messagesDir, runsDir }: Workspace,
  superseded: readonly SupersededPart[],
): Promise<void> {
  const present = new Set(await listPartFiles(messagesDir));
  const left = superseded.filter(({ file }) => present.has(file));
  if (left.length === 0) return;
  // Those that are gone stand in no record any more.
  await renameInRecords(runsDir, new Map(left.map(({ file, by }) => [file, by])));
  await removeParts(
    messagesDir,
    left.map(({ file }) => file),
  );
}

/**
 * Finishes the work of a run that was killed when it had committed its state. Call before files are read: a run by earlier models may
 * bring a part again.
 */
export async function finishDropping(workspace: Workspace): Promise<void> {
  // One that cannot be read is told by those who need it.
  const state = await readGeneration(workspace.stateDir).catch(() => null);
  await dropSuperseded(workspace, state?.manifest.superseded ?? []);
}
