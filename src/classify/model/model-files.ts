import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { QingyuError } from '../../core/errors.ts';
import { makeFolder } from '../../core/output-file.ts';
import { type LinearModel, modelFromBytes, modelToBytes } from './linear-model.ts';
import { contractLabels, type Manifest, manifestSchema, type Task } from './manifest.ts';

/** The folder of a task's model that the package ships: beside `src` as beside `dist`. */
export function shippedModel(task: Task): string {
  return fileURLToPath(new URL(`../../../models/${task}`, import.meta.url));
}

/**
 * Reads a model folder (`manifest.json`, `weights.bin.gz`) and checks it.
 * @throws QingyuError MODEL_UNREADABLE, MODEL_INVALID (manifest or length), MODEL_HASH (weights are not the manifest's), MODEL_TASK,
 *   MODEL_LABELS (labels that the task may not have)
 * @param task null: of whatever task it is
 */
export async function readModel(folder: string, task: Task | null): Promise<LinearModel> {
  const [text, packed] = await readFiles(folder);
  const manifest = parseManifest(text, folder);
  const data = { folder, task };
  if (task !== null && manifest.task !== task) {
    throw new QingyuError(`Expected a model for ${task} in ${folder}, got one for ${manifest.task}`, {
      code: 'MODEL_TASK',
      stage: 'classify',
      data,
    });
  }
  requireContractLabels(manifest, folder);
  const bytes = unpack(packed, folder);
  if (sha256(bytes) !== manifest.sha256) {
    throw new QingyuError(`Expected weights.bin.gz in ${folder} to have the hash that its manifest states`, {
      code: 'MODEL_HASH',
      stage: 'classify',
      data,
    });
  }
  if (bytes.length !== manifest.size * (3 + manifest.columns)) {
    throw new QingyuError(
      `Expected ${manifest.size * (3 + manifest.columns)} bytes of weights in ${folder}, got ${bytes.length}`,
      { code: 'MODEL_INVALID', stage: 'classify', data },
    );
  }
  return modelFromBytes(manifest, bytes);
}

/** Writes a model folder; equal models give equal bytes. The manifest's hash is set here. */
export async function writeModel(folder: string, model: LinearModel): Promise<Manifest> {
  const bytes = modelToBytes(model);
  const manifest: Manifest = { ...model.manifest, sha256: sha256(bytes) };
  await makeFolder(folder);
  await writeFile(join(folder, 'weights.bin.gz'), gzipSync(bytes, { level: 9 }));
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

async function readFiles(folder: string): Promise<readonly [string, Buffer]> {
  try {
    return await Promise.all([
      readFile(join(folder, 'manifest.json'), 'utf8'),
      readFile(join(folder, 'weights.bin.gz')),
    ]);
  } catch (cause) {
    throw new QingyuError(`Expected ${folder} to be a model folder with manifest.json and weights.bin.gz`, {
      code: 'MODEL_UNREADABLE',
      stage: 'classify',
      data: { folder },
      cause,
    });
  }
}

function unpack(packed: Buffer, folder: string): Uint8Array {
  try {
    return gunzipSync(packed);
  } catch (cause) {
    throw new QingyuError(`Expected weights.bin.gz in ${folder} to be gzip data`, {
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

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
