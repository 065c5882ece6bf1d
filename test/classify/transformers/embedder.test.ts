import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classifySettings } from '../../../src/classify/settings.ts';
import { loadEmbedder } from '../../../src/classify/transformers/embedder.ts';
import { toModelInput } from '../../../src/classify/transformers/model-folder.ts';
import { trainEmbedder, writeEmbedder } from '../../../src/classify/transformers/train/train-embedder.ts';
import { createRandom } from '../../../src/core/effects.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';
import { describeWithLibrary } from './optional-library.ts';
import { message, writeCharacterModel, writeTinyClassifier } from './tiny-models.ts';

const settingsWith = (transformers: object) => classifySettings.parse({ transformers }).transformers;

/** Sentences on three subjects that share their function words. */
function writeSentences(count: number): SegmentedMessage[] {
  const random = createRandom(7);
  const subjects = [
    ['路灯', '照明', '昏暗', '灯杆', '夜路', '光线'],
    ['河道', '污水', '臭味', '排放', '鱼塘', '水质'],
    ['食堂', '饭菜', '学生', '午餐', '菜价', '卫生'],
  ];
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const words = subjects[i % subjects.length]!;
    return message(`${pick(words)}|的|${pick(words)}`, `我们|${pick(words)}|和|${pick(words)}|，|是|${pick(words)}|2`);
  });
}

const options = { dimensions: 12, minCount: 2, window: 5 };

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

describeWithLibrary('an embedder', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'qingyu-embedder-'));
    await writeEmbedder(join(root, 'own'), trainEmbedder(writeSentences(400), options));
    await writeCharacterModel(join(root, 'characters'), '路灯坏', 6);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  test('of our own making loads, and finds words and messages of one subject alike', async () => {
    const embedder = await loadEmbedder(join(root, 'own'), settingsWith({}));
    expect([embedder.dimensions, embedder.form]).toEqual([12, 'words']);
    const inputs = [message('路灯|昏暗'), message('夜路|的|光线'), message('河道|臭味'), message('水质', '污水')];
    const vectors = await embedder.embed(inputs.map((input) => toModelInput(input, embedder.form)));
    expect(cosine(vectors[0]!, vectors[1]!)).toBeGreaterThan(cosine(vectors[0]!, vectors[2]!) + 0.3);
    expect(cosine(vectors[2]!, vectors[3]!)).toBeGreaterThan(cosine(vectors[1]!, vectors[3]!) + 0.3);
    for (const vector of vectors) expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    await embedder.close();
  });

  test('gives the same vectors whatever texts share a batch, and zeros where no word is known', async () => {
    const alone = await loadEmbedder(join(root, 'own'), settingsWith({ batchSize: 1 }));
    const together = await loadEmbedder(join(root, 'own'), settingsWith({ batchSize: 8 }));
    const texts = ['食堂 饭菜 卫生 学生', '', '无 人 知道', '食堂', '污水 污水 污水 午餐'];
    const vectors = await together.embed(texts);
    expect(vectors).toEqual(await alone.embed(texts));
    expect([...vectors[1]!, ...vectors[2]!].every((value) => value === 0)).toBe(true);
    expect(cosine(vectors[0]!, vectors[3]!)).toBeGreaterThan(0.5);
    expect(together.version).toBe(alone.version);
    await alone.close();
    await together.close();
  });

  test('that reads running text pools the mean or the first token, and keeps the closing mark when it cuts', async () => {
    const mean = await loadEmbedder(join(root, 'characters'), settingsWith({}));
    const first = await loadEmbedder(join(root, 'characters'), settingsWith({ pooling: 'cls' }));
    expect(mean.form).toBe('text');
    expect(mean.version).not.toBe(first.version);
    // Axes: [PAD], [UNK], [CLS], [SEP], 路, 灯, 坏. Six positions: [CLS], four characters, [SEP].
    const [short, long] = await mean.embed(['路灯', '灯灯灯灯坏坏坏']);
    const half = 1 / 2;
    expect([...short!].map((value) => value.toFixed(4))).toEqual(
      [0, 0, half, half, half, half, 0].map((v) => v.toFixed(4)),
    );
    const unit = Math.sqrt(1 + 1 + 16);
    expect([...long!].map((value) => value.toFixed(4))).toEqual(
      [0, 0, 1 / unit, 1 / unit, 0, 4 / unit, 0].map((v) => v.toFixed(4)),
    );
    expect([mean.takeCut(), mean.takeCut()]).toEqual([1, 0]);
    expect([...(await first.embed(['路灯']))[0]!]).toEqual([0, 0, 1, 0, 0, 0, 0]);
    await mean.close();
    await first.close();
  });

  test('is refused with what it gives instead where it gives no vectors', async () => {
    const folder = join(root, 'classifier');
    await writeTinyClassifier(folder, { labels: ['甲', '乙'], words: { 灯: [1, 0] }, bias: [0, 0] });
    await expect(loadEmbedder(folder, settingsWith({}))).rejects.toMatchObject({
      code: 'MODEL_INVALID',
      message: expect.stringContaining('got logits'),
    });
  });
});

test('training gives the same bytes for the same messages, within the size that is allowed', async () => {
  const root = await mkdtemp(join(tmpdir(), 'qingyu-embedder-'));
  try {
    const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'];
    const train = async (name: string, given: object) => {
      await writeEmbedder(join(root, name), trainEmbedder(writeSentences(200), { ...options, ...given }));
      return Promise.all(files.map((file) => readFile(join(root, name, file))));
    };
    const first = await train('a', {});
    expect((await train('b', {})).map((bytes, i) => bytes.equals(first[i]!))).toEqual([true, true, true, true]);
    const other = await train('c', { seed: 2 });
    expect(other[1]!.equals(first[1]!)).toBe(true);
    const small = await train('d', { maxBytes: 5_400 });
    expect(small.reduce((sum, bytes) => sum + bytes.length, 0)).toBeLessThanOrEqual(5_400);
    expect(small[3]!.length).toBeLessThan(first[3]!.length);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

test('training says how much it read, and refuses too few words', () => {
  const trained = trainEmbedder(writeSentences(100), options);
  expect(trained.words).toBe(22);
  // 2 words and a function word in each title; 3, and 4 of those, in each body; signs and numbers do not count.
  expect(trained.tokens).toBe(900);
  expect(trained.coverage).toBe(1);
  expect(() => trainEmbedder(writeSentences(10), { dimensions: 64, minCount: 1 })).toThrow(/at least 64 words/);
});
