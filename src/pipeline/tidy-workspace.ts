import type { Config } from '../config.ts';
import type { Effects } from '../core/effects.ts';
import { isErasing } from '../lake/erase.ts';
import { removeTemporaryParts } from '../lake/parts.ts';
import { openRunRecords } from '../lake/run-records.ts';
import { finishDropping } from '../lake/superseded.ts';
import type { Workspace } from '../lake/workspace.ts';
import { finishErasing } from './forget-messages.ts';
import { removeTemporaryMarts } from './mart-file.ts';

/** Removes what a killed command left half-written, and finishes what it had begun to take out of the lake. Call with the lock. */
export async function tidyWorkspace(workspace: Workspace, config: Config, effects: Effects): Promise<void> {
  await removeTemporaryParts(workspace.messagesDir);
  await removeTemporaryParts(workspace.rejectsDir);
  await removeTemporaryMarts(workspace);
  await openRunRecords(workspace, effects);
  if (await isErasing(workspace)) await finishErasing(workspace, config);
  await finishDropping(workspace);
}
