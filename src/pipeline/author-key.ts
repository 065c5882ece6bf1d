import type { Config } from '../config.ts';
import { loadAuthorKey, readAuthorKey, requireSameKey } from '../ingest/author-key.ts';
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

/** The key that `openAuthorKey` would give, making none: null where the workspace has none yet. */
export async function findAuthorKey(workspace: Workspace, config: Config): Promise<Uint8Array | null> {
  return config.authorKeyFile === null ? readAuthorKey(workspace.keyFile) : loadSharedKey(config.authorKeyFile);
}

function loadSharedKey(file: string): Promise<Uint8Array> {
  return loadAuthorKey(file, { mayCreate: false, name: 'authorKeyFile' });
}
