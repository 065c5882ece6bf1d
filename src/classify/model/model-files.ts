import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { QingyuError } from '../../core/errors.ts';
import { makeFolder } from '../../core/output-file.ts';
import type { Opinion } from '../opinion/opinion.ts';
import { opinionFromBytes, opinionLength, opinionToBytes } from '../opinion/opinion-bytes.ts';
import { type LinearModel, modelFromBytes, modelToBytes } from './linear-model.ts';
import { contractLabels, type Manifest, manifestSchema, type Task } from './manifest.ts';

const weightsFile = 'weights.bin.gz';
const opinionFile = 'opinion.bin.gz';

/** The folder of a task's model that the package ships: beside `src` as beside `dist`. */
export function shippedModel(task: Task): string {
  return fileURLToPath(new URL(`../../../models/${task}`, import.meta.url));
}

/** A model folder that was read, with its weights as they lie in it. */
export interface PackedModel {
  readonly manifest: Manifest;
  /** Of all files. */
  readonly contentHash: string;
  /** @throws QingyuError MODEL_HASH (weights are not the manifest's), MODEL_INVALID (no gzip data, or of another length) */
  readonly unpack: () => LinearModel;
}

/**
 * Reads a model folder (`manifest.json`, `weights.bin.gz`, with a second opinion `opinion.bin.gz`) and checks it.
 * @throws QingyuError MODEL_UNREADABLE, MODEL_INVALID (manifest or length), MODEL_HASH (weights are not the manifest's), MODEL_TASK,
 *   MODEL_LABELS (labels that the task may not have)
 * @param task null: of whatever task it is
 */
export async function readModel(folder: string, task: Task | null): Promise<LinearModel> {
  return (await readPackedModel(folder, task)).unpack();
}

/**
 * Reads a model folder as `readModel` does, whose weights are only checked where they are unpacked.
 * @throws QingyuError MODEL_UNREADABLE, MODEL_INVALID (manifest), MODEL_TASK, MODEL_LABELS
 */
export async function readPackedModel(folder: string, task: Task | null): Promise<PackedModel> {
  const [text, packed] = await Promise.all([
    readModelFile(folder, 'manifest.json'),
    readModelFile(folder, weightsFile),
  ]);
  const manifest = parseManifest(text.toString('utf8'), folder);
  const data = { folder, task };
  if (task !== null && manifest.task !== task) {
    throw new QingyuError(`Expected a model for ${task} in ${folder}, got one for ${manifest.task}`, {
      code: 'MODEL_TASK',
      stage: 'classify',
      data,
    });
  }
  requireContractLabels(manifest, folder);
  const { opinion } = manifest;
  const advice = opinion === undefined ? null : await readModelFile(folder, opinionFile);
  return {
    manifest,
    contentHash: [text, packed, advice ?? ''].map(sha256).join(),
    unpack: () => {
      const length = manifest.size * (3 + manifest.columns);
      const bytes = unpackFile(packed, folder, weightsFile, manifest.sha256, length);
      return { ...modelFromBytes(manifest, bytes), opinion: unpackOpinion(advice, manifest, folder) };
    },
  };
}

function unpackOpinion(packed: Buffer | null, { opinion }: Manifest, folder: string): Opinion | null {
  if (packed === null || opinion === undefined) return null;
  return opinionFromBytes(opinion, unpackFile(packed, folder, opinionFile, opinion.sha256, opinionLength(opinion)));
}

/** Unpacks a file of weights and checks it. */
function unpackFile(packed: Buffer, folder: string, file: string, hash: string, length: number): Uint8Array {
  const bytes = unpack(packed, folder, file);
  if (sha256(bytes) !== hash) {
    throw new QingyuError(
      `Expected ${file} in ${folder} to have the hash that its manifest states, got another: copy the folder whole from where it came from, or train the model anew; where the package ships it, install qingyu anew`,
      { code: 'MODEL_HASH', stage: 'classify', data: { folder, file } },
    );
  }
  if (bytes.length !== length) {
    throw new QingyuError(`Expected ${length} bytes in ${file} of ${folder}, got ${bytes.length}`, {
      code: 'MODEL_INVALID',
      stage: 'classify',
      data: { folder, file },
    });
  }
  return bytes;
}

/** Writes a model folder; equal models give equal bytes. The hashes of the manifest are set here, and what it says of an opinion. */
export async function writeModel(folder: string, model: LinearModel): Promise<Manifest> {
  const bytes = modelToBytes(model);
  const { opinion } = model;
  const advice = opinion === null ? null : opinionToBytes(opinion);
  const described = opinion === null ? undefined : { ...opinion.manifest, sha256: sha256(advice!) };
  const manifest: Manifest = { ...model.manifest, sha256: sha256(bytes), opinion: described };
  await makeFolder(folder);
  await writeFile(join(folder, weightsFile), gzipSync(bytes, { level: 9 }));
  if (advice === null) await rm(join(folder, opinionFile), { force: true });
  else await writeFile(join(folder, opinionFile), gzipSync(advice, { level: 9 }));
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}

function requireContractLabels({ task, heads }: Manifest, folder: string): void {
  const allowed = contractLabels[task];
  const others = heads.flatMap(({ labels }) => labels.filter((label) => allowed !== null && !allowed.includes(label)));
  if (allowed === null || others.length === 0) return;
  throw new QingyuError(
    `Expected the labels of the ${task} model in ${folder} to be among ${allowed.join(', ')}, got ${[...new Set(others)].join(', ')}`,
    { code: 'MODEL_LABELS', stage: 'classify', data: { folder, task, labels: others } },
  );
}

async function readModelFile(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, file));
  } catch (cause) {
    throw new QingyuError(
      `Expected ${folder} to be a model folder with ${[...new Set(['manifest.json', weightsFile, file])].join(', ')}, got no ${file}`,
      {
        code: 'MODEL_UNREADABLE',
        stage: 'classify',
        data: { folder },
        cause,
      },
    );
  }
}

function unpack(packed: Buffer, folder: string, file: string): Uint8Array {
  try {
    return gunzipSync(packed);
  } catch (cause) {
    throw new QingyuError(`Expected ${file} in ${folder} to be gzip data`, {
      code: 'MODEL_INVALID',
      stage: 'classify',
      data: { folder },
      cause,
    });
  }
}

function parseManifest(text: string, folder: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new QingyuError(`Expected manifest.json in ${folder} to be a model manifest of format 1`, {
      code: 'MODEL_INVALID',
      stage: 'classify',
      data: { folder },
      cause,
    });
  }
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
