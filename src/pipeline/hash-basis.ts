import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMartSql } from '../aggregate/mart/build-mart.ts';
import { readTopicFields } from '../classify/topic-fields.ts';
import type { Config } from '../config.ts';
import { packageVersion } from '../core/version.ts';
import { hashPart } from '../lake/parts.ts';
import type { AnalysisVersions } from './analysis-versions.ts';

/** Hash of everything that the tables depend on besides lake parts and edits; of files the content and not the path. */
export async function hashBasis(config: Config, versions: AnalysisVersions): Promise<string> {
  const { cluster, replies, aggregate } = config;
  const { model } = config.themes;
  const themes = { ...config.themes, model: null };
  return hashPart(
    packageVersion,
    readMartSql(),
    versions.analysis,
    JSON.stringify({ cluster, themes, replies, aggregate }),
    JSON.stringify(await readTopicFields(config.classify.topicFields)),
    model === null ? '' : await hashFolder(model),
  );
}

async function hashFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(JSON.stringify(name)).update(await readFile(join(folder, name)));
  return hash.digest('hex');
}
