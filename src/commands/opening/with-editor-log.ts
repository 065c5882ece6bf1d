import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { loadConfig } from '../../config.ts';
import type { Effects } from '../../core/effects.ts';
import { createEditorLog, type EditorLog } from '../../dashboard/edits/editor-log.ts';
import { type Mart, openMart } from '../../dashboard/mart/mart.ts';
import { refuseLaterVersion } from '../../lake/later-version.ts';
import type { Workspace } from '../../lake/workspace.ts';
import { requireMart } from './read-mart.ts';

/**
 * Opens the tables and the editor log of a workspace, lets `work` use them, and closes the tables.
 * @throws QingyuError NO_TABLES where no run has written any yet, LATER_VERSION
 */
export async function withEditorLog<T>(
  workspace: Workspace,
  effects: Effects,
  work: (mart: Mart, log: EditorLog) => Promise<T>,
): Promise<T> {
  await refuseLaterVersion(workspace);
  const { dashboard } = await loadConfig(workspace.settingsFile);
  await requireMart(workspace);
  const files = { editsFile: workspace.editsFile, auditFile: join(workspace.root, 'audit.jsonl') };
  const mart = await openMart(workspace.martFile, 'cli', { ...dashboard, connections: 1 });
  try {
    return await work(mart, createEditorLog(files, effects, randomUUID));
  } finally {
    mart.close();
  }
}
