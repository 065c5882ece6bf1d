import { join, resolve } from 'node:path';
import { QingyuError } from '../core/errors.ts';
import { asOutputError, isRefusal, makeFolder } from '../core/output-file.ts';

/** Where things lie in a workspace folder. */
export interface Workspace {
  readonly root: string;
  readonly settingsFile: string;
  readonly keyFile: string;
  readonly lockFile: string;
  readonly messagesDir: string;
  readonly rejectsDir: string;
  /** Made by `openRunRecords`, since workspaces of earlier versions have none. */
  readonly runsDir: string;
  readonly stateDir: string;
  readonly editsFile: string;
  /** Which messages were forgotten: see `forgotten.ts`. */
  readonly forgottenFile: string;
  readonly martFile: string;
}

/** Names the parts of a workspace; touches nothing. */
export function locateWorkspace(root: string): Workspace {
  return {
    root,
    settingsFile: join(root, 'qingyu.json'),
    keyFile: join(root, 'secret.key'),
    lockFile: join(root, '.lock'),
    messagesDir: join(root, 'lake', 'messages'),
    rejectsDir: join(root, 'lake', 'rejects'),
    runsDir: join(root, 'lake', 'runs'),
    stateDir: join(root, 'state'),
    editsFile: join(root, 'edits.jsonl'),
    forgottenFile: join(root, 'forgotten.jsonl'),
    martFile: join(root, 'trends.duckdb'),
  };
}

/**
 * Makes the folders of a workspace that do not exist yet, but for that of run records.
 * @throws QingyuError WORKSPACE_PATH where the database cannot write into it
 */
export async function createWorkspace(workspace: Workspace): Promise<void> {
  const path = resolve(workspace.root);
  // DuckDB reads what follows it as parameters, and writes its log into a folder of another name.
  if (path.includes('?')) {
    throw new QingyuError(`Expected the path of the workspace to have no question mark, got ${path}`, {
      code: 'WORKSPACE_PATH',
      stage: 'lake',
      data: { path },
    });
  }
  for (const dir of [workspace.messagesDir, workspace.rejectsDir, workspace.stateDir]) {
    await makeFolder(dir).catch((cause) => {
      throw isRefusal(cause) ? cause : asOutputError(dir, cause);
    });
  }
}
