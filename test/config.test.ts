import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseLimits, loadConfig, requirePaths } from '../src/config.ts';
import { UsageError } from '../src/core/errors.ts';

let dir: string;
let file: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-config-'));
  file = join(dir, 'qingyu.json');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const write = (settings: object): Promise<void> => writeFile(file, JSON.stringify(settings));

describe('loadConfig', () => {
  it('lays flags over the file entry by entry, so that one column named leaves the others', async () => {
    await write({ ingest: { source: 'city', map: { title: '事由', region: '片区' } } });
    const { ingest } = await loadConfig(file, { ingest: { map: { region: '街区' } } });
    expect(ingest).toMatchObject({ source: 'city', map: { title: '事由', region: '街区' } });
  });

  it('keeps the other coefficients of classes where one is given', async () => {
    const { coefficients: shipped } = (await loadConfig(file)).cluster.classes;
    await write({ cluster: { classes: { coefficients: { meaning: 2 } } } });
    expect((await loadConfig(file)).cluster.classes.coefficients).toEqual({ ...shipped, meaning: 2 });
    expect(shipped.meaning).not.toBe(2);
  });

  it('replaces lists as a whole', async () => {
    await write({ classify: { topics: ['甲', '乙'] } });
    expect((await loadConfig(file, { classify: { topics: ['丙'] } })).classify.topics).toEqual(['丙']);
  });

  it('knows the settings of the dashboard, and takes its threshold of comparability from the tables alone', async () => {
    await write({ dashboard: { maxDownloadRows: 50, memoryLimit: '512MB' } });
    const { dashboard } = await loadConfig(file, { dashboard: { port: 9000 } });
    expect(dashboard).toMatchObject({ maxDownloadRows: 50, memoryLimit: '512MB', port: 9000, host: '127.0.0.1' });
    await write({ dashboard: { flagDifference: 0.1 } });
    await expect(loadConfig(file)).rejects.toMatchObject({ code: 'BAD_SETTINGS' });
  });

  it.each([
    ['{"aggregate": {"copies": "second"}, "workers": 2, "aggregate": {"actionWeeks": 4}}', 'aggregate'],
    ['{"aggregate": {"alerts": {"minAuthors": 3, "minAuthors": 4}}}', 'aggregate.alerts.minAuthors'],
  ])('refuses a setting that is said twice, of which one would be lost: %s', async (text, path) => {
    await writeFile(file, text);
    await expect(loadConfig(file)).rejects.toMatchObject({
      code: 'BAD_SETTINGS',
      message: expect.stringContaining(`${file} to hold valid settings: Expected ${path} once, got it twice`) as string,
    });
  });

  it.each([
    [
      { yellow: { ratio: 9 }, red: { ratio: 2 } },
      'Expected no less than yellow.ratio (9), got 3',
      'alerts.orange.ratio',
    ],
    [{ red: { excess: 10 } }, 'Expected no less than orange.excess (12), got 10', 'alerts.red.excess'],
    [{ criticalOrange: 11 }, 'Expected no less than criticalOrange (11), got 10', 'alerts.criticalRed'],
  ])('refuses a level of alerts that a lower one exceeds: %j', async (alerts, reason, path) => {
    await write({ aggregate: { alerts } });
    const failure = loadConfig(file);
    await expect(failure).rejects.toMatchObject({ code: 'BAD_SETTINGS' });
    await expect(failure).rejects.toThrow(reason);
    await expect(failure).rejects.toThrow(path);
    await write({ aggregate: { alerts: { yellow: { ratio: 3 }, red: { ratio: 3, excess: 12 } } } });
    expect((await loadConfig(file)).aggregate.alerts.red.ratio).toBe(3);
  });

  it('says where the workspace is no folder', async () => {
    await write({});
    await expect(loadConfig(join(file, 'qingyu.json'))).rejects.toMatchObject({
      code: 'WORKSPACE_UNREADABLE',
      message: `Expected ${file} to be a folder that can be read, got a file`,
    });
  });

  it('blames the file where its bytes are no text', async () => {
    await writeFile(file, Buffer.concat([Buffer.from('{"workers": 2} 云栖湖'), Buffer.from([0xe6, 0x9f, 0x0a])]));
    await expect(loadConfig(file)).rejects.toMatchObject({
      code: 'BAD_SETTINGS',
      message: expect.stringContaining('no text in UTF-8, UTF-16 or GB18030') as string,
    });
  });

  it('blames the file for what the file says, and the flags for what they say', async () => {
    await expect(loadConfig(file, { classify: { topics: [] } })).rejects.toThrow(UsageError);
    await expect(loadConfig(file, { classify: { topics: [] } })).rejects.toThrow(/flags.*classify\.topics/s);
    await write({ workers: 0 });
    await expect(loadConfig(file, { workers: 2 })).rejects.toMatchObject({
      code: 'BAD_SETTINGS',
      message: expect.stringContaining(file) as string,
    });
  });

  it.each(['0GB', '10MB', '0.1 GB', '122MiB'])(
    'refuses %s as too little memory, and says the least',
    async (memoryLimit) => {
      await write({ duckdb: { memoryLimit } });
      await expect(loadConfig(file)).rejects.toMatchObject({
        code: 'BAD_SETTINGS',
        message: expect.stringMatching(/Expected at least 128MB, got ".*duckdb\.memoryLimit/s) as string,
      });
    },
  );

  it('takes memory from the least on, and names the units where there are others', async () => {
    for (const memoryLimit of ['128MB', '0.5 GiB', '123MiB', '2GB']) {
      await write({ duckdb: { memoryLimit } });
      expect((await loadConfig(file)).duckdb.memoryLimit).toBe(memoryLimit);
    }
    await write({ duckdb: { memoryLimit: '1TB' } });
    await expect(loadConfig(file)).rejects.toThrow(/Expected an amount in MB, GB, MiB or GiB, e\.g\. 1GB, got "1TB"/);
  });

  it('lets the database of a run take more memory for millions of messages, unless a setting says how much', async () => {
    const config = await loadConfig(file);
    const limits = [0, 1e6, 3e6, 4_858_392].map((messages) => databaseLimits(config, messages).memoryLimit);
    expect(limits).toEqual(['1000MB', '1000MB', '2000MB', '2930MB']);
    await write({ duckdb: { memoryLimit: '700MB' } });
    expect(databaseLimits(await loadConfig(file), 5e6).memoryLimit).toBe('700MB');
  });

  it('builds the tables of few messages on one thread, unless a setting says how many', async () => {
    const config = await loadConfig(file);
    const threads = [0, 2048, 2049, undefined].map((messages) => databaseLimits(config, messages).threads);
    expect(threads).toEqual([1, 1, availableParallelism(), availableParallelism()]);
    await write({ duckdb: { threads: 3 } });
    expect(databaseLimits(await loadConfig(file), 10).threads).toBe(3);
  });

  it('takes paths in the file from its folder, and those of flags from the current one', async () => {
    await write({
      segment: { userDictionary: 'dict.txt' },
      places: { ownPlaces: '/elsewhere/places.txt' },
      classify: { topicModel: 'models/topic', kindModel: 'models/kind', cues: null },
      authorKeyFile: 'shared.key',
    });
    const config = await loadConfig(file, { classify: { kindModel: 'other' }, authorKeyFile: 'given.key' });
    expect(config.segment.userDictionary).toBe(join(dir, 'dict.txt'));
    expect(config.places.ownPlaces).toBe('/elsewhere/places.txt');
    expect(config.classify).toMatchObject({
      topicModel: join(dir, 'models/topic'),
      kindModel: resolve('other'),
      cues: null,
    });
    expect(config.authorKeyFile).toBe(resolve('given.key'));
    expect((await loadConfig(file)).authorKeyFile).toBe(join(dir, 'shared.key'));
    // Recorded by a run, they hold for whoever asks from another folder.
    const { segment } = await loadConfig(relative(process.cwd(), file));
    expect(segment.userDictionary).toBe(join(dir, 'dict.txt'));
  });
});

describe('requirePaths', () => {
  it('names the setting and the path of what is not there, among the groups asked for', async () => {
    await write({ segment: { userDictionary: 'dict.txt' }, reports: { chartFont: 'font.ttf' } });
    await writeFile(join(dir, 'dict.txt'), '柳荫小区\n');
    const config = await loadConfig(file);
    expect(() => requirePaths(config, ['segment', 'classify'])).not.toThrow();
    expect(() => requirePaths(config, ['reports'])).toThrow(
      `reports.chartFont to name a file or folder, got nothing at ${join(dir, 'font.ttf')}`,
    );
  });
});
