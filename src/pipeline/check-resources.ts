import { existsSync } from 'node:fs';
import { readTopicFields } from '../classify/topic-fields.ts';
import { type Config, configSchema } from '../config.ts';
import type { Workspace } from '../lake/workspace.ts';
import { findAuthorKey } from './author-key.ts';
import { createBatchProcessor } from './process-batch.ts';

/**
 * Reads what the settings name (models, lexicons, names, a shared key), so that a name that is wrong is said before hours of
 * work, and before a workspace is made for it. In a workspace that exists the workers find out soon enough by themselves,
 * and what the package ships needs no check.
 * @throws QingyuError as the stages throw it
 */
export async function checkResources(workspace: Workspace, config: Config): Promise<void> {
  await readTopicFields(config.classify.topicFields);
  if (existsSync(workspace.messagesDir)) return;
  await findAuthorKey(workspace, config);
  if (!namesResources(config)) return;
  const processor = await createBatchProcessor({
    config,
    authorKey: null,
    messagesDir: '',
    rejectsDir: '',
    forgotten: [],
  });
  await processor.close();
}

function namesResources(config: Config): boolean {
  const own = ({ segment, places, classify }: Config): string => JSON.stringify([segment, places, classify]);
  return own(config) !== own(configSchema.parse({}));
}
