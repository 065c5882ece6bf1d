import { isAbsolute, relative, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { loadAuthorKey, readAuthorKey, requireSameKey } from '../ingest/authors/author-key.ts';
import { listParts } from '../lake/parts.ts';
import type { Workspace } from '../lake/workspace.ts';

/** The key of the author hash; a new one only for a lake without messages, whose authors it could not match. */
export async function openAuthorKey(workspace: Workspace, config: Config): Promise<Uint8Array> {
  const lakeIsEmpty = (await listParts(workspace.messagesDir)).size === 0;
  const key =
    config.authorKeyFile === null
      ? await loadAuthorKey(workspace.keyFile, { mayCreate: lakeIsEmpty })
      : await loadSharedKey(config.authorKeyFile);
  await requireSameKey(`${workspace.keyFile}.id`, key, { isNew: lakeIsEmpty });
  return key;
}

/** The file of the key where that lies outside of the workspace, which is then not complete in itself; else null. */
export function findOutsideKey({ root }: Workspace, { authorKeyFile }: Config): string | null {
  if (authorKeyFile === null) return null;
  const path = relative(resolve(root), resolve(authorKeyFile));
  return path.startsWith('..') || isAbsolute(path) ? resolve(authorKeyFile) : null;
}

/** The key that `openAuthorKey` would give, making none: null where the workspace has none yet. */
export async function findAuthorKey(workspace: Workspace, config: Config): Promise<Uint8Array | null> {
  return config.authorKeyFile === null ? readAuthorKey(workspace.keyFile) : loadSharedKey(config.authorKeyFile);
}

function loadSharedKey(file: string): Promise<Uint8Array> {
  return loadAuthorKey(file, { mayCreate: false, name: 'authorKeyFile' });
}
