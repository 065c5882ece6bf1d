import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QingyuError } from '../../core/errors.ts';
import { openOnce } from '../../core/open-once.ts';
import { linearKindsSchema, openLinearKinds } from './linear-kinds.ts';
import { type KindNetwork, kindNetworkSchema, openKindNetwork } from './network/kind-network.ts';
import { idOfKind, type TextKinds } from './text-kinds.ts';

/**
 * What a folder has kinds of, by the names of its two files: of asks `asks.json` and `asks.bin`, of problems `problems.json` and
 * `problems.bin`, in the same form; `network.json` and `network.bin` of both, by a network.
 */
export type KindsName = keyof OpenedKinds;

interface OpenedKinds {
  readonly asks: TextKinds;
  readonly problems: TextKinds;
  readonly network: KindNetwork;
}

const openers: {
  readonly [Name in KindsName]: (description: unknown, weights: Uint8Array) => OpenedKinds[Name];
} = {
  asks: (description, weights) => openLinearKinds(linearKindsSchema.parse(description), weights),
  problems: (description, weights) => openLinearKinds(linearKindsSchema.parse(description), weights),
  network: (description, weights) => openKindNetwork(kindNetworkSchema.parse(description), weights),
};

/**
 * Loads the kinds of a model's folder.
 * @returns null where the folder has none
 * @throws QingyuError TEXT_KINDS where a file is missing or the two do not fit together
 */
export function loadTextKinds<Name extends KindsName>(folder: string, name: Name): OpenedKinds[Name] | null {
  const [description, weights] = filesOf(folder, name);
  if (!existsSync(description) && !existsSync(weights)) return null;
  try {
    return openers[name](JSON.parse(readFileSync(description, 'utf8')), readFileSync(weights));
  } catch (cause) {
    return fail(folder, name, cause);
  }
}

function fail(folder: string, name: KindsName, cause?: unknown): never {
  throw new QingyuError(`Expected ${name}.json and ${name}.bin to be readable and to fit together, got ${folder}`, {
    code: 'TEXT_KINDS',
    stage: 'classify',
    data: { folder },
    cause,
  });
}

function filesOf(folder: string, name: KindsName): readonly [description: string, weights: string] {
  return [join(folder, `${name}.json`), join(folder, `${name}.bin`)];
}

const shippedFolders: Readonly<Record<KindsName, string>> = {
  asks: fileURLToPath(new URL('../../../models/themes/', import.meta.url)),
  problems: fileURLToPath(new URL('../../../models/topic/', import.meta.url)),
  network: fileURLToPath(new URL('../../../models/issues/', import.meta.url)),
};

const opened: { [Name in KindsName]?: OpenedKinds[Name] } = {};

/** Those that the package ships, opened once a thread. @throws QingyuError TEXT_KINDS */
export function loadShippedKinds<Name extends KindsName>(name: Name): OpenedKinds[Name] {
  const folder = shippedFolders[name];
  const known: OpenedKinds[Name] | undefined = opened[name];
  const kinds = known ?? loadTextKinds(folder, name) ?? fail(folder, name);
  opened[name] = kinds;
  return kinds;
}

const shippedVersions: { readonly [Name in KindsName]: () => string } = {
  asks: openOnce(() => hashShipped('asks')),
  problems: openOnce(() => hashShipped('problems')),
  network: openOnce(() => hashShipped('network')),
};

/** Changes with the content of the files that the package ships, which are not opened for it. @throws QingyuError TEXT_KINDS */
export function shippedKindsVersion(name: KindsName): string {
  return shippedVersions[name]();
}

function hashShipped(name: KindsName): string {
  const hash = createHash('sha256');
  const folder = shippedFolders[name];
  try {
    for (const file of filesOf(folder, name)) hash.update(readFileSync(file));
  } catch (cause) {
    return fail(folder, name, cause);
  }
  return hash.digest('hex').slice(0, 16);
}

/** What the kinds of asks that the package ships are called, by id. @throws QingyuError TEXT_KINDS */
export const readAskNames: () => ReadonlyMap<number, string> = openOnce(() => {
  const folder = shippedFolders.asks;
  try {
    const { kinds } = linearKindsSchema.parse(JSON.parse(readFileSync(filesOf(folder, 'asks')[0], 'utf8')));
    return new Map(kinds.map((name) => [idOfKind(name), name]));
  } catch (cause) {
    return fail(folder, 'asks', cause);
  }
});
