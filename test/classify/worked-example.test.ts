import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCues } from '../../src/classify/features/cues.ts';
import { loadLexicons } from '../../src/classify/load-lexicons.ts';
import { loadClassifier } from '../../src/classify/message-classifier.ts';
import { readModel, shippedModel, writeModel } from '../../src/classify/model/model-files.ts';
import { classifySettings } from '../../src/classify/settings.ts';
import { loadLabelled } from '../../src/classify/train/load-labelled.ts';
import { trainModel } from '../../src/classify/train/train-model.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';

/** Runs the worked example of docs/classification.md: its label file, as it stands there. */
describe('the worked example', () => {
  let segmenter: Segmenter;
  let folder: string;

  beforeAll(async () => {
    segmenter = await createSegmenter(segmentSettings.parse({}));
    folder = await mkdtemp(join(tmpdir(), 'qingyu-'));
    const doc = await readFile(new URL('../../docs/classification.md', import.meta.url), 'utf8');
    await writeFile(join(folder, 'lines.jsonl'), /```jsonl\n([\s\S]*?)```/.exec(doc)![1]!);
  });

  async function train(out: string) {
    const files = [join(folder, 'lines.jsonl')];
    const { examples } = await loadLabelled('topic', files, {
      messageFiles: [],
      writtenFiles: [],
      besideFiles: [],
      segmenter,
    });
    const model = trainModel('topic', examples, {
      created: '2026-01-01T00:00:00Z',
      description: 'worked example',
      trainer: 'test',
      lexicons: (await loadLexicons()).lexicons,
    });
    return writeModel(join(folder, out), model);
  }

  it('trains on own labels, with the same bytes every time', async () => {
    const first = await train('a');
    expect(first.heads.map(({ labels }) => [...labels].sort())).toEqual([['公交', '照明']]);
    await train('b');
    for (const file of ['manifest.json', 'weights.bin.gz']) {
      expect(await readFile(join(folder, 'a', file))).toEqual(await readFile(join(folder, 'b', file)));
    }
  });

  it('labels by them, with evidence in the stored text', async () => {
    await train('a');
    const classifier = await loadClassifier(classifySettings.parse({ topicModel: join(folder, 'a') }));
    const title = '巷口的路灯又坏了';
    const [labels] = await classifier.classify([segmentMessage(segmenter, { title, body: '' })]);
    await classifier.close();
    expect(labels!.topic.label).toBe('照明');
    expect(labels!.topic.score).toBeGreaterThan(0.5);
    expect(labels!.subtopic).toBeNull();
    const spans = labels!.topic.evidence.filter(({ weight }) => weight > 0);
    expect(spans.map(({ start, end }) => title.slice(start, end)).join()).toContain('路灯');
  });

  it('doubts the label of a message of which the model knows no word', async () => {
    await train('a');
    const question = { title: '公积金提取条件', body: '请问离职以后公积金怎么提取？需要什么材料？' };
    const classify = async (topicModel: string | null) => {
      const classifier = await loadClassifier(classifySettings.parse({ topicModel }));
      const [labels] = await classifier.classify([segmentMessage(segmenter, question)]);
      await classifier.close();
      return labels!;
    };
    expect((await classify(null)).lowConfidence).toBe(false);
    const own = await classify(join(folder, 'a'));
    expect(own.topic.evidence).toEqual([]);
    expect(own.lowConfidence).toBe(true);
  });

  it('refuses topics that the model has not', async () => {
    const settings = classifySettings.parse({ topicModel: join(folder, 'a'), topics: ['航天'] });
    await expect(loadClassifier(settings)).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC' });
  });

  it('refuses weights that are not the manifest’s', async () => {
    await train('c');
    const manifest = JSON.parse(await readFile(join(folder, 'c', 'manifest.json'), 'utf8')) as { sha256: string };
    await writeFile(
      join(folder, 'c', 'manifest.json'),
      JSON.stringify({ ...manifest, sha256: manifest.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }),
    );
    await expect(readModel(join(folder, 'c'), 'topic')).rejects.toMatchObject({
      code: 'MODEL_HASH',
      message: expect.stringContaining('copy the folder whole from where it came from, or train the model anew'),
    });
  });
});

describe('the shipped models', () => {
  async function classify(messages: readonly { readonly title: string; readonly body: string }[], cues?: string) {
    const segmenter = await createSegmenter(segmentSettings.parse({}));
    const classifier = await loadClassifier(classifySettings.parse(cues === undefined ? {} : { cues }));
    const labels = await classifier.classify(messages.map((message) => segmentMessage(segmenter, message)));
    await classifier.close();
    return labels;
  }

  it('tell a present danger from one that is over, and a question from a complaint', async () => {
    const [danger, over, question] = await classify([
      { title: '小区燃气泄漏，楼道里全是煤气味', body: '现在整栋楼都能闻到，有人已经头晕，快派人来！' },
      { title: '感谢消防员', body: '上个月我们楼里燃气泄漏，消防员几分钟就赶到处理好了，特此表扬感谢。' },
      { title: '请问公积金提取条件', body: '请问离职以后公积金怎么提取？需要什么材料？' },
    ]);
    expect(danger!.urgency.label).toBe('critical');
    expect(over!.urgency.label).toBe('routine');
    expect(over!.kind.label).toBe('praise');
    expect(question!.kind.label).toBe('inquiry');
    expect(question!.urgency.label).toBe('routine');
  });

  it('take a word that a deployment adds to a cue class, without training', async () => {
    const shipped = await readCues(join(shippedModel('urgency'), 'cues.json'));
    const word = '嘎嘣';
    const classes = shipped.classes.map((cue) =>
      ['collapse', 'imminent'].includes(cue.id) ? { ...cue, patterns: [...cue.patterns, word] } : cue,
    );
    const file = join(await mkdtemp(join(tmpdir(), 'qingyu-')), 'cues.json');
    await writeFile(file, JSON.stringify({ format: 1, classes }));
    const message = { title: '阳台嘎嘣', body: '现在楼上阳台嘎嘣，下面还有小孩在玩。' };
    const [before] = await classify([message]);
    const [after] = await classify([message], file);
    const danger = (labels: typeof before) =>
      labels!.urgency.label === 'routine' ? 1 - labels!.urgency.score : labels!.urgency.score;
    const rank = { routine: 0, urgent: 1, critical: 2 };
    const level = (labels: typeof before) => rank[labels!.urgency.label as keyof typeof rank];
    expect(level(after)).toBeGreaterThanOrEqual(level(before));
    expect(level(after) > level(before) || danger(after) > danger(before)).toBe(true);
  });
});
