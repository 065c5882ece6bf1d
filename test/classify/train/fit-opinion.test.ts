import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCueMatcher } from '../../../src/classify/features/cues.ts';
import { createWordClasses } from '../../../src/classify/features/word-classes.ts';
import { predictAll, seatModels } from '../../../src/classify/model/linear-engine.ts';
import type { LinearModel } from '../../../src/classify/model/linear-model.ts';
import { readModel, writeModel } from '../../../src/classify/model/model-files.ts';
import { adviseRow } from '../../../src/classify/train/fit-opinion.ts';
import { stackRows } from '../../../src/classify/train/sparse-rows.ts';
import { trainModel } from '../../../src/classify/train/train-model.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const lexicons = {
  cues: createCueMatcher({ format: 1, classes: [] }),
  senses: createWordClasses({ format: 1, classes: [] }),
  subjects: createWordClasses({ format: 1, classes: [] }),
};
const texts = [
  ['照明', '青柳路的路灯坏了，晚上很黑'],
  ['照明', '小区门口的路灯不亮，看不清路'],
  ['照明', '这条巷子没有路灯，希望安装照明'],
  ['公交', '八路公交车半小时一班，等得太久'],
  ['公交', '希望公交车早高峰增加班次'],
  ['公交', '公交改线以后，站台离得太远'],
] as const;
const segmenter = await createSegmenter(segmentSettings.parse({}));
const read = (body: string) => segmentMessage(segmenter, { title: '', body });
const examples = Array.from({ length: 4 }, (_, i) =>
  texts.map(([label, body]) => ({
    message: read(body),
    label,
    parent: null,
    source: `s${i}`,
    role: 'judged' as const,
  })),
).flat();
const options = { created: '2026-01-01T00:00:00Z', description: 'test', trainer: 'test', lexicons };
const opinion = { cost: 1, share: 0.4, within: 0.6 };
const advised = trainModel('topic', examples, { ...options, recipe: { opinion, lean: false } });
const alone = trainModel('topic', examples, { ...options, recipe: { opinion: null, lean: false } });
const limits = { evidenceFor: 1, evidenceAgainst: 1 };

function decideOn(model: LinearModel, body: string) {
  const { deciders, panels } = seatModels([{ model, restriction: null }]);
  return predictAll(deciders, panels, [read(body)], lexicons, limits)[0]![0]!;
}

function label(model: LinearModel, body: string): string {
  return decideOn(model, body).prediction.label;
}

/** Nothing but a mark or a function word is in any example. */
const strange = ['夜里黢黑一片，老人摔跤', '乘客候车排长队，班车间隔太长'];

describe('a second opinion', () => {
  it('tells what is written in words that no example has', () => {
    expect(strange.map((body) => label(advised, body))).toEqual(['照明', '公交']);
    expect(new Set(strange.map((body) => label(alone, body))).size).toBe(1);
  });

  it('leaves what no feature is known of in doubt: it may be of no label at all', () => {
    const { prediction, sure } = decideOn(advised, '班车间隔太长');
    expect([prediction.label, sure]).toEqual(['公交', false]);
  });

  it('gives the same bytes for the same examples', () => {
    const again = trainModel('topic', examples, { ...options, recipe: { opinion, lean: false } });
    expect(again.opinion).toEqual(advised.opinion);
  });
});

describe('the folder of a model with a second opinion', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opinion-'));
    await writeModel(folder, advised);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has all of it', async () => {
    const model = await readModel(folder, 'topic');
    expect(strange.map((body) => label(model, body))).toEqual(['照明', '公交']);
  });

  it('is refused where the opinion is another or missing', async () => {
    const file = join(folder, 'opinion.bin.gz');
    await writeFile(file, 'no gzip');
    await expect(readModel(folder, 'topic')).rejects.toMatchObject({ code: 'MODEL_INVALID' });
    await writeModel(join(folder, 'other'), {
      ...advised,
      opinion: { ...advised.opinion!, ids: advised.opinion!.ids.map((id) => id + 1) },
    });
    await copyFile(join(folder, 'other', 'opinion.bin.gz'), file);
    await expect(readModel(folder, 'topic')).rejects.toMatchObject({ code: 'MODEL_HASH' });
    await rm(file);
    await expect(readModel(folder, 'topic')).rejects.toMatchObject({ code: 'MODEL_UNREADABLE' });
    await writeModel(folder, advised);
    await writeModel(folder, alone);
    expect(existsSync(file)).toBe(false);
    expect((await readModel(folder, 'topic')).opinion).toBeNull();
  });
});

describe('the opinion on an example', () => {
  const labels = ['照明', '公交'];
  const heads = [
    { name: 'some', labels, partial: true },
    { name: 'one', labels: ['照明'], partial: false },
    { name: 'all', labels, partial: false },
  ];
  /** Of one kind, which speaks for the first labels. */
  const plan = { ...opinion, ids: Uint32Array.of(1), rows: stackRows([{ columns: [0], values: [1] }]) };
  const weights = { weights: Float32Array.of(1, 1, -1, 0, 0, 0), bias: new Float32Array(3) };
  const advise = (...all: readonly Float64Array[]) => {
    adviseRow(plan, 0, weights, heads, all);
    return all.map((own) => [...own]);
  };

  it('is added where a head has a choice, all labels and its own lead is small', () => {
    const close = [0.5, 0.25];
    expect(advise(Float64Array.from(close), Float64Array.of(0.5), Float64Array.from(close))).toEqual([
      close,
      [0.5],
      [0.5 + opinion.share, 0.25 - opinion.share],
    ]);
    const clear = Float64Array.of(0.25, 1);
    expect(advise(Float64Array.from(close), Float64Array.of(0.5), clear)[2]).toEqual([0.25, 1]);
  });
});
