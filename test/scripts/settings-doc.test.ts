import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateSettingsDoc } from '../../scripts/settings-doc.ts';
import { loadConfig } from '../../src/config.ts';

const written = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');

describe('docs/settings.md', () => {
  it('is what the schema says of itself', () => {
    expect(written).toBe(generateSettingsDoc());
  });

  it('begins with a file that a workspace takes, with something set in every group', async () => {
    const [, example] = /```json\n(.*?)```/su.exec(written)!;
    const dir = await mkdtemp(join(tmpdir(), 'qingyu-settings-'));
    const file = join(dir, 'qingyu.json');
    await writeFile(file, example!);
    const config = await loadConfig(file);
    expect(config).toMatchObject({
      cluster: { threshold: 0.2, candidates: 12 },
      places: { ownPlaces: join(dir, 'places.tsv') },
    });
    const { heads } = JSON.parse(readFileSync(new URL('../../models/topic/manifest.json', import.meta.url), 'utf8'));
    expect(heads[0].labels).toEqual(expect.arrayContaining([...config.classify.topics!]));
    const groups = Object.entries(config).filter(([, value]) => value !== null && typeof value === 'object');
    expect(Object.keys(JSON.parse(example!))).toEqual(expect.arrayContaining(groups.map(([name]) => name)));
  });

  it('gives ranges and defaults as the schema has them', () => {
    const rowOf = (path: string): string[] =>
      written
        .split('\n')
        .find((line) => line.startsWith(`| \`${path}\` |`))!
        .split(/(?<!\\) \| /u)
        .slice(1, 3);
    expect(rowOf('cluster.threshold')).toEqual(['number, -20 to 20', '`-0.1`']);
    expect(rowOf('cluster.classes.coefficients.constant')).toEqual(['number', '`-4.4`']);
    expect(rowOf('themes.windowDays')).toEqual(['whole number, 1 or more', '`1096`']);
    expect(rowOf('reports.falseDiscovery')).toEqual(['number above 0, at most 0.5', '`0.05`']);
    expect(rowOf('duckdb.threads')).toEqual(['whole number, 1 to 256 or null', '`null`']);
    expect(rowOf('segment.engine')).toEqual(['`node-rs`, `nodejieba`', '`"node-rs"`']);
    expect(rowOf('themes.campaigns[].from')).toEqual(['text', '']);
  });
});
