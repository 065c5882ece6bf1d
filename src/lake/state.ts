import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { renameFolderDurably } from '../core/durable.ts';
import { QingyuError } from '../core/errors.ts';

/** See `CommittedPart`. */
const partSchema = z.strictObject({
  file: z.string(),
  seq: z.int(),
  runId: z.string(),
  input: z.int().optional(),
  lastSeq: z.int().optional(),
});

const manifestSchema = z.strictObject({
  version: z.literal(1),
  generation: z.int().positive(),
  /** Hash of all that the tables depend on besides parts and edits: settings, code and model versions. */
  basis: z.string(),
  /** Hash of the editor log as replayed, or as it was just before an edit that was appended while it was read. */
  edits: z.string(),
  /** Id of the last edit that was replayed, empty where the log had none; missing where the writing version did not say. */
  lastEdit: z.string().optional(),
  modelVersion: z.string(),
  /** Messages whose labels, places and terms are of other models, words or names; missing where the writing version did not say. */
  outdated: z.int().min(0).optional(),
  /** Messages with labels of another model than the run before gave the same text; missing where the writing version did not say. */
  relabelled: z.int().min(0).optional(),
  parts: z.array(partSchema),
  rejectParts: z.array(partSchema),
  /**
   * Parts that this generation dropped, which the lake may still have, and those that have their rows: `parts` and the records of runs list
   * these in their place. Missing where there are none.
   */
  superseded: z.array(z.strictObject({ file: z.string(), by: z.string() })).optional(),
  /** All parts that the newest run read, those that earlier ones had brought too; missing where it read none or did not say. */
  read: z
    .strictObject({
      parts: z.array(z.strictObject({ file: z.string(), input: z.int() })),
      rejectParts: z.array(z.string()),
    })
    .optional(),
  /** One record a run, as the mart's table `runs` shows it; its form belongs to aggregation. */
  runs: z.array(z.custom<Readonly<Record<string, unknown>>>((run) => typeof run === 'object' && run !== null)),
});

/** What a generation of the state says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A committed generation: its folder holds the manifest and what clustering carries on. */
export interface Generation {
  readonly dir: string;
  readonly manifest: Manifest;
}

/** Of manifests as this version writes them. */
export const manifestVersion = 2;

/**
 * A manifest as it is stored: the settings of runs, most of what is said of them, are the same from run to run and stand once. Of
 * earlier versions (1) each run has its own.
 */
const storedSchema = z.looseObject({
  version: z.literal(manifestVersion),
  settings: z.array(z.string()),
  runs: z.array(z.looseObject({ settings: z.unknown().optional() })),
});

function parseManifest(text: string): Manifest {
  const json: unknown = JSON.parse(text);
  const stored = storedSchema.safeParse(json);
  if (!stored.success) return manifestSchema.parse(json);
  const { settings, runs, ...rest } = stored.data;
  const whole = runs.map((run) =>
    typeof run.settings === 'number' ? { ...run, settings: requireText(settings[run.settings]) } : run,
  );
  return manifestSchema.parse({ ...rest, version: 1, runs: whole });
}

function requireText(text: string | undefined): string {
  if (text === undefined) throw new Error('Expected the settings of a run to be among those of the manifest');
  return text;
}

function formatManifest(manifest: Manifest): string {
  const places = new Map<unknown, number>();
  for (const { settings } of manifest.runs) {
    if (typeof settings === 'string' && !places.has(settings)) places.set(settings, places.size);
  }
  const runs = manifest.runs.map((run) =>
    places.has(run.settings) ? { ...run, settings: places.get(run.settings) } : run,
  );
  return JSON.stringify({ ...manifest, version: manifestVersion, settings: [...places.keys()], runs });
}

const namePattern = /^\d{6,}$/;
const manifestFile = 'manifest.json';

/** The newest committed generation, or null in a new workspace. */
export async function readGeneration(stateDir: string): Promise<Generation | null> {
  const newest = (await listGenerations(stateDir)).at(-1);
  if (newest === undefined) return null;
  const dir = join(stateDir, newest);
  try {
    return { dir, manifest: parseManifest(await readFile(join(dir, manifestFile), 'utf8')) };
  } catch (cause) {
    throw new QingyuError(`Expected ${dir} to hold a readable manifest; run "qingyu rebuild" to make the state anew`, {
      code: 'STATE_UNREADABLE',
      stage: 'lake',
      data: { dir },
      cause,
    });
  }
}

/** Where the manifest of the newest generation is; null in a new workspace. */
export async function newestManifest(stateDir: string): Promise<string | null> {
  const newest = (await listGenerations(stateDir)).at(-1);
  return newest === undefined ? null : join(stateDir, newest, manifestFile);
}

/** Number of the newest generation that has a folder, whether or not it can be read; 0 where none has. */
export async function newestNumber(stateDir: string): Promise<number> {
  return Number((await listGenerations(stateDir)).at(-1) ?? 0);
}

/** Names of the folders of generations, the oldest first. */
async function listGenerations(stateDir: string): Promise<string[]> {
  const names = (await readdir(stateDir)).filter((name) => namePattern.test(name));
  return names.sort((a, b) => Number(a) - Number(b));
}

/** Makes an empty folder for the next generation, under a name that no reader takes for a committed one. */
export async function stageGeneration(stateDir: string): Promise<string> {
  const dir = join(stateDir, `.tmp-${process.pid}`);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir);
  return dir;
}

/** Commits a staged generation by one rename, after which it stays whatever happens to the machine. */
export async function commitGeneration(stateDir: string, staged: string, manifest: Manifest): Promise<Generation> {
  await writeFile(join(staged, manifestFile), formatManifest(manifest));
  const dir = join(stateDir, String(manifest.generation).padStart(6, '0'));
  await renameFolderDurably(staged, dir);
  return { dir, manifest };
}

/** Removes generations that are older than the newest, and folders that a killed run left. */
export async function removeOldGenerations(stateDir: string, newest: number): Promise<void> {
  for (const name of await readdir(stateDir)) {
    const isOld = namePattern.test(name) && Number(name) < newest;
    if (isOld || name.startsWith('.tmp-')) await rm(join(stateDir, name), { recursive: true, force: true });
  }
}
