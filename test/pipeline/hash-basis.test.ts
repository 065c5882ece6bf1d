import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConfigInput, configSchema } from '../../src/config.ts';
import type { AnalysisVersions } from '../../src/pipeline/analysis-versions.ts';
import { hashBasis } from '../../src/pipeline/hash-basis.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-basis-'));
});
afterAll(() => rm(folder, { recursive: true }));

const versions: AnalysisVersions = { model: 'm', modelTime: '2026-01-01T00:00:00Z', analysis: 'a', all: 'all' };
const basisOf = (settings: ConfigInput): Promise<string> => hashBasis(configSchema.parse(settings), versions);

describe('hashBasis', () => {
  it('is the same however files are read, which only parts depend on', async () => {
    const config = configSchema.parse({});
    const basis = await hashBasis(config, versions);
    expect(await hashBasis(config, { ...versions, all: 'of another source' })).toBe(basis);
    expect(await hashBasis(config, { ...versions, analysis: 'b' })).not.toBe(basis);
  });

  it('changes with what an own crosswalk says', async () => {
    const topicFields = join(folder, 'fields.json');
    const write = (field: string): Promise<void> =>
      writeFile(topicFields, JSON.stringify({ format: 1, fields: [field], topics: [{ topic: '照明', field }] }));
    await write('城建');
    const first = await basisOf({ classify: { topicFields } });
    expect(first).not.toBe(await basisOf({}));
    expect(await basisOf({ classify: { topicFields } })).toBe(first);
    await write('电力');
    expect(await basisOf({ classify: { topicFields } })).not.toBe(first);
  });

  it('changes with the files of an own theme model', async () => {
    await writeFile(join(folder, 'lexicon.json'), '{}');
    const first = await basisOf({ themes: { model: folder } });
    await writeFile(join(folder, 'lexicon.json'), '{"asks":[]}');
    expect(await basisOf({ themes: { model: folder } })).not.toBe(first);
  });

  it('is the same for files of equal content wherever they are', async () => {
    const folders = [join(folder, 'here'), join(folder, 'there')];
    for (const model of folders) {
      await mkdir(model);
      await writeFile(join(model, 'lexicon.json'), '{"asks":["修路"]}');
    }
    const [here, there] = await Promise.all(folders.map((model) => basisOf({ themes: { model } })));
    expect(here).toBe(there);
    expect(here).not.toBe(await basisOf({}));
  });
});
