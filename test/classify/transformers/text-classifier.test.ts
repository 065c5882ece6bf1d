import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadClassifier, readLabels } from '../../../src/classify/message-classifier.ts';
import { classifySettings } from '../../../src/classify/settings.ts';
import { loadTextClassifier, type TransformerTask } from '../../../src/classify/transformers/text-classifier.ts';
import { describeWithLibrary } from './optional-library.ts';
import { message, type TinyClassifier, writeTinyClassifier } from './tiny-models.ts';

const topics: TinyClassifier = {
  labels: ['桥梁', '灯火', '河流'],
  words: { 桥: [2, 0, 0], 灯: [0, 2, 0], 水: [0, 0, 2], 坏: [0.5, 1, 0] },
  bias: [0, 0, 0.5],
};
const messages = [
  message('桥|坏|了'),
  message('灯', '灯|坏|了|，|灯|坏|了'),
  message('说|说'),
  message('水', '水|水|水|水|水|桥'),
  message(''),
];
const expected = ['桥梁', '灯火', '河流', '河流', '河流'];

const settingsWith = (transformers: object) => classifySettings.parse({ transformers }).transformers;

describeWithLibrary('a text-classification model in Hugging Face layout', () => {
  const folders = new Map<string, string>();
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'qingyu-transformers-'));
    const write = async (name: string, tiny: TinyClassifier, config?: Record<string, unknown>) => {
      folders.set(name, join(root, name));
      await writeTinyClassifier(join(root, name), tiny, config);
    };
    await write('topic', topics);
    await write('kind', { labels: ['投诉', '建议'], words: { 坏: [3, 0], 宜: [0, 3] }, bias: [0, 0] });
    await write('multi', topics, { problem_type: 'multi_label_classification' });
    await write('misfit', { ...topics, labels: topics.labels }, { id2label: { 0: '桥梁', 1: '灯火' } });
    await write('broken', topics);
    await writeFile(join(root, 'broken', 'onnx', 'model.onnx'), 'no model');
  });
  afterAll(() => rm(root, { recursive: true, force: true }));
  const load = (name: string, task: TransformerTask, transformers: object = {}, allowed: string[] | null = null) =>
    loadTextClassifier(folders.get(name)!, task, settingsWith(transformers), allowed);

  test('labels messages in their order, with the softmax of its logits as score', async () => {
    const classifier = await load('topic', 'topic');
    const { predictions, cut } = await classifier.classify(messages);
    expect(predictions.map(({ label }) => label)).toEqual(expected);
    // Logits 2.5, 1, 0.5.
    expect(predictions[0]!.score).toBeCloseTo(1 / (1 + Math.exp(-1.5) + Math.exp(-2)), 4);
    expect(predictions[0]!.evidence).toEqual([]);
    expect(cut).toBe(0);
    expect(await classifier.classify([])).toEqual({ predictions: [], cut: 0 });
    await classifier.close();
  });

  test('gives the same predictions whatever the batch size, though texts are sorted and padded', async () => {
    const results = [];
    for (const batchSize of [1, 2, 64]) {
      const classifier = await load('topic', 'topic', { batchSize });
      results.push((await classifier.classify(messages)).predictions);
      await classifier.close();
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  test('counts the messages that it could read only in part', async () => {
    const classifier = await load('topic', 'topic', { maxTokens: 3 });
    const { predictions, cut } = await classifier.classify([
      message('桥|灯|灯|灯|灯'),
      message('桥|灯|灯'),
      message('桥', '水|水|水'),
    ]);
    expect(cut).toBe(2);
    expect(predictions.map(({ label }) => label)).toEqual(['灯火', '灯火', '河流']);
    await classifier.close();
  });

  test('chooses among the allowed topics only, whose probabilities add up to 1', async () => {
    const classifier = await load('topic', 'topic', {}, ['桥梁', '灯火']);
    const { predictions } = await classifier.classify([message('水|水|坏')]);
    expect(predictions[0]).toMatchObject({ label: '灯火', score: Math.round(1e4 / (1 + Math.exp(-0.5))) / 1e4 });
    await classifier.close();
    await expect(load('topic', 'topic', {}, ['桥梁', '火车'])).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC' });
  });

  test('knows the kinds by their Chinese names, and refuses labels that are no kinds', async () => {
    const classifier = await load('kind', 'kind');
    const { predictions } = await classifier.classify([message('坏'), message('宜')]);
    expect(predictions.map(({ label }) => label)).toEqual(['complaint', 'suggestion']);
    await classifier.close();
    await expect(load('topic', 'kind')).rejects.toMatchObject({ code: 'MODEL_LABELS' });
    await expect(load('multi', 'topic')).rejects.toMatchObject({ code: 'MODEL_LABELS' });
  });

  test('says which folder is wrong, and how', async () => {
    await expect(load('broken', 'topic')).rejects.toMatchObject({ code: 'MODEL_INVALID' });
    await expect(load('topic', 'topic', { precision: 'q8' })).rejects.toMatchObject({ code: 'MODEL_INVALID' });
    const misfit = await load('misfit', 'topic');
    await expect(misfit.classify(messages)).rejects.toMatchObject({ code: 'MODEL_INVALID' });
    await misfit.close();
  });

  test('takes the place of a shipped model, is part of the version, and leaves the second level empty', async () => {
    const plain = await loadClassifier(classifySettings.parse({}));
    const settings = classifySettings.parse({
      topicModel: folders.get('topic'),
      transformers: { maxTokens: 4, threshold: 0.9 },
    });
    const classifier = await loadClassifier(settings);
    const labels = await classifier.classify(messages);
    expect(labels.map(({ topic }) => topic.label)).toEqual(expected);
    expect(labels.map(({ subtopic }) => subtopic)).toEqual([null, null, null, null, null]);
    expect(labels[0]!.lowConfidence).toBe(true);
    const others = await plain.classify(messages);
    expect(labels.map(({ kind, urgency }) => [kind, urgency])).toEqual(
      others.map(({ kind, urgency }) => [kind, urgency]),
    );
    expect(classifier.takeCut()).toEqual({ topic: 2 });
    expect(classifier.takeCut()).toEqual({});
    expect(classifier.version).not.toBe(plain.version);
    expect(await readLabels('topic', folders.get('topic')!)).toEqual(topics.labels);
    await classifier.close();
    await plain.close();
  });
});
