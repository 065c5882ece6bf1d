import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSample } from '../../data/generator/sample/create-sample.ts';
import { type BenchCorpus, prepareCorpus, readNamed } from './load-messages.ts';

/** Seeds of the samples that the trees learn from; the shipped one, of seed 1, is left to look at. */
export const trainingSeeds: readonly number[] = [11, 12, 14, 15];

/** What is planned of a message. */
export interface PlannedMessage {
  /** null: it is alone. */
  readonly issue: string | null;
  /** Of an issue whose place and wording all samples share. */
  readonly isShared: boolean;
}

/** A generated sample: above all one wording for many places. */
export interface GeneratedSample {
  readonly corpus: BenchCorpus;
  /** By message id; those that may or may not be of one issue, as contributions to a campaign, are not in it. */
  readonly planned: ReadonlyMap<string, PlannedMessage>;
}

export async function readGeneratedSample(seed: number): Promise<GeneratedSample> {
  const { files, truth } = createSample(seed);
  const folder = await mkdtemp(join(tmpdir(), 'qingyu-sample-'));
  try {
    const paths: string[] = [];
    for (const [name, bytes] of Object.entries(files)) {
      paths.push(join(folder, name));
      await writeFile(paths.at(-1)!, bytes);
    }
    const planned = new Map<string, PlannedMessage | null>();
    const shared = new Set(truth.issues.map((issue) => (issue as { readonly id: string }).id));
    for (const { file, id, issue = null, excluded, campaign, repeat } of truth.rows) {
      const key = `${file.replace(/\..*$/, '')}:${id}`;
      // Rows that bring a message again are no messages; of rows of one id in one file the first is read.
      if (repeat === 'update' || repeat === 'same' || planned.has(key)) continue;
      planned.set(key, excluded || campaign ? null : { issue, isShared: issue !== null && shared.has(issue) });
    }
    const named = (await readNamed(paths)).filter(({ id }) => planned.has(id));
    const known = [...planned].flatMap(([id, plan]) => (plan === null ? [] : [[id, plan] as const]));
    return { corpus: await prepareCorpus(named), planned: new Map(known) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
