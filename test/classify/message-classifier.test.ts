import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadClassifier, readClassifierVersion } from '../../src/classify/message-classifier.ts';
import { shippedModel } from '../../src/classify/model/model-files.ts';
import { classifySettings } from '../../src/classify/settings.ts';
import { createSegmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-classifier-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The settings with a copy of the shipped model of kinds. */
async function copyKinds(name: string) {
  const kindModel = join(folder, name);
  await cp(shippedModel('kind'), kindModel, { recursive: true });
  return classifySettings.parse({ kindModel });
}

describe('classifiers that are loaded beside each other', () => {
  it('check the weights of each, also where another of the same manifest is in use', async () => {
    const settings = await copyKinds('damaged');
    const used = await loadClassifier(settings);
    const file = join(settings.kindModel!, 'weights.bin.gz');
    const weights = gunzipSync(await readFile(file));
    weights[0]! ^= 1;
    await writeFile(file, gzipSync(weights));
    await expect(loadClassifier(settings)).rejects.toMatchObject({ code: 'MODEL_HASH' });
    await used.close();
  });

  it('choose among the topics of each', async () => {
    const message = { title: '路灯坏了', body: '小区门口的路灯坏了半个月，没有人修。' };
    const segmented = segmentMessage(await createSegmenter(segmentSettings.parse({})), message);
    const all = await loadClassifier(classifySettings.parse({}));
    const { topic } = (await all.classify([segmented]))[0]!;
    const few = await loadClassifier(classifySettings.parse({ topics: ['教育文体', '卫生计生'] }));
    expect((await few.classify([segmented]))[0]!.topic.label).not.toBe(topic.label);
    expect((await all.classify([segmented]))[0]!.topic.label).toBe(topic.label);
    expect(few.version).not.toBe(all.version);
    await all.close();
    await few.close();
  });
});

describe('readClassifierVersion', () => {
  it('says what a loaded classifier does', async () => {
    const settings = await copyKinds('kinds');
    const manifest = join(settings.kindModel!, 'manifest.json');
    const read = JSON.parse(await readFile(manifest, 'utf8')) as object;
    await writeFile(manifest, JSON.stringify({ ...read, created: '2099-01-01T00:00:00.000Z' }));
    const { version, modelTime } = await loadClassifier(settings);
    expect(modelTime).toBe('2099-01-01T00:00:00.000Z');
    expect(await readClassifierVersion(settings)).toEqual({ version, modelTime });
    await copyFile(join(shippedModel('kind'), 'manifest.json'), manifest);
    expect((await readClassifierVersion(settings)).version).not.toBe(version);
  });

  it('refuses topics that the model has not, as a loaded classifier does', async () => {
    const settings = classifySettings.parse({ topics: ['航天'] });
    await expect(readClassifierVersion(settings)).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC' });
  });
});
