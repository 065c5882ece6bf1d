import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLexicons } from '../../src/classify/load-lexicons.ts';
import { readModel, shippedModel } from '../../src/classify/model/model-files.ts';
import { sharesVocabulary } from '../../src/classify/model/scorer.ts';
import * as evaluate from '../../src/commands/evaluate.ts';
import * as train from '../../src/commands/train.ts';
import { recordIo } from './command-io.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-own-labels-'));
});
afterAll(() => rm(folder, { recursive: true }));

const lights = ['青柳路的路灯坏了一个月', '小区门口路灯不亮请维修', '河堤上的路灯一闪一闪', '这条巷子没有安装路灯'];
const buses = ['公交车半小时一班太少', '希望早高峰增加公交班次', '公交站台没有遮雨座椅', '公交末班车下班赶不上'];
const labelled = [
  ...lights.map((body) => ({ body, topic: '照明' })),
  ...buses.map((body) => ({ body, topic: '公交' })),
];

async function write(name: string, rows: readonly object[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
}

const labelledKinds = labelled.map(({ body, topic }) => ({ body, kind: topic === '照明' ? 'complaint' : 'inquiry' }));

describe('qingyu train', () => {
  it('names what lines without a label have, and makes no folder', async () => {
    const file = await write('columns.jsonl', [{ body: '路灯坏了', category: '照明' }]);
    const out = join(folder, 'columns');
    const io = recordIo();
    await expect(train.execute(['topic', [file]], { out }, io)).rejects.toMatchObject({ code: 'TOO_FEW_EXAMPLES' });
    expect(io.seen.err).toContain(
      '1 lines carry no label for topic (expected topic or label; the first has body, category)',
    );
    expect(existsSync(out)).toBe(false);
  });

  it('counts the second level of every topic, and tells of contradicting labels', async () => {
    const rows = labelled.map((row, i) => ({ ...row, subtopic: `${row.topic}${i % 2}` }));
    const file = await write('second.jsonl', [...rows, { ...rows[0], subtopic: '照明1' }]);
    const io = recordIo();
    await train.execute(['subtopic', [file]], { out: join(folder, 'second'), created: '2026-01-01T00:00:00Z' }, io);
    expect(io.seen.err).toContain(
      '1 message has several labels, of which all count, e.g. second:1: 照明/照明0, 照明/照明1',
    );
    expect(io.seen.err).toContain('9 examples, 4 labels');
  });

  it.each(['constructor', '__proto__', 'null', '12345'])('takes %s as a label like any other', async (topic) => {
    const rows = labelled.map((row) => ({ ...row, topic: row.topic === '公交' ? topic : row.topic }));
    const out = join(folder, `called-${topic}`);
    const created = '2026-01-01T00:00:00Z';
    await train.execute(['topic', [await write('called.jsonl', rows)]], { out, created }, recordIo());
    expect((await readModel(out, 'topic')).manifest.heads[0]!.labels).toContain(topic);
    const { data } = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    expect(Object.entries(data.labels)).toContainEqual([topic, buses.length]);
  });

  it('puts the cues that it was given beside the model', async () => {
    const cues = { format: 1, classes: [{ id: 'dark', meaning: 'no light', patterns: ['路灯'] }] };
    const cuesFile = join(folder, 'cues.json');
    await writeFile(cuesFile, JSON.stringify(cues));
    const rows = labelled.map(({ body, topic }) => ({ body, urgency: topic === '照明' ? 'urgent' : 'routine' }));
    const file = await write('urgencies.jsonl', rows);
    const [own, shipped] = [join(folder, 'own'), join(folder, 'shipped')];
    const created = '2026-01-01T00:00:00Z';
    await train.execute(['urgency', [file]], { out: own, cues: cuesFile, created }, recordIo());
    await train.execute(['urgency', [file]], { out: shipped, created }, recordIo());
    expect(JSON.parse(await readFile(join(own, 'cues.json'), 'utf8'))).toEqual(cues);
    expect(existsSync(join(shipped, 'cues.json'))).toBe(false);
    expect((await loadLexicons({ kindModel: own, urgencyModel: own })).cues).toEqual(cues);
    // A model without cues of its own was trained with the shipped ones.
    for (const urgencyModel of [shipped, null]) {
      await expect(loadLexicons({ kindModel: own, urgencyModel })).rejects.toMatchObject({ code: 'CUES_DIFFER' });
    }
    // Where one task is measured, its model's cues serve.
    expect(await evaluate.execute(['urgency', [file]], { model: own }, recordIo())).toBe(0);
    // Another training without these cues leaves none that it does not know.
    await train.execute(['urgency', [file]], { out: own, created }, recordIo());
    expect((await loadLexicons({ urgencyModel: own })).cues).toEqual((await loadLexicons()).cues);
  });

  it('learns kinds on the vocabulary of an urgency model, and on that of no topic model', async () => {
    const file = await write('kinds.jsonl', labelledKinds);
    const out = join(folder, 'on-urgency');
    const created = '2026-01-01T00:00:00Z';
    await train.execute(['kind', [file]], { out, created, vocabulary: shippedModel('urgency') }, recordIo());
    const [kind, urgency] = [await readModel(out, 'kind'), await readModel(shippedModel('urgency'), 'urgency')];
    expect(sharesVocabulary(kind, urgency)).toBe(true);
    const refused = train.execute(['kind', [file]], { out, created, vocabulary: shippedModel('topic') }, recordIo());
    await expect(refused).rejects.toMatchObject({ code: 'VOCABULARY_DIFFERS' });
  });

  it.each([
    ['train', 'topic'],
    ['train', 'embedder'],
    ['evaluate', 'topic'],
    ['evaluate', 'themes'],
  ])('reads texts as the runs of a workspace do: %s %s', async (command, task) => {
    await writeFile(join(folder, 'words.txt'), '青柳坡 many\n青柳坡 1 2\n');
    await writeFile(join(folder, 'qingyu.json'), JSON.stringify({ segment: { userDictionary: 'words.txt' } }));
    const file = await write('of-workspace.jsonl', labelled);
    const gold = join(folder, 'gold.json');
    await writeFile(gold, JSON.stringify({ pool: [], themes: [] }));
    const { execute } = command === 'train' ? train : evaluate;
    const options = command === 'train' ? { out: join(folder, 'unused') } : task === 'themes' ? { gold } : {};
    await expect(execute([task, [file]], { ...options, workspace: folder }, recordIo())).rejects.toMatchObject({
      code: 'USER_DICTIONARY',
    });
  });

  it.each([
    ['train', 'embedder', 'cues'],
    ['train', 'embedder', 'vocabulary'],
    ['train', 'replies', 'workspace'],
    ['train', 'replies', 'beside'],
    ['train', 'embedder', 'written'],
    ['evaluate', 'issues', 'vocabulary'],
    ['evaluate', 'issues', 'cues'],
    ['evaluate', 'themes', 'cues'],
    ['evaluate', 'replies', 'cues'],
    ['evaluate', 'issues', 'model'],
    ['evaluate', 'themes', 'folds'],
    ['evaluate', 'issues', 'written'],
    ['evaluate', 'replies', 'gold'],
    ['evaluate', 'themes', 'minSupport'],
    ['evaluate', 'kind', 'gold'],
  ])('refuses what a task has no use for: %s %s --%s', async (command, task, flag) => {
    const { execute } = command === 'train' ? train : evaluate;
    const options = command === 'train' ? { out: join(folder, 'unused') } : {};
    const value =
      flag === 'folds' || flag === 'minSupport' ? '3' : ['written', 'beside'].includes(flag) ? [folder] : folder;
    await expect(execute([task, ['unread.jsonl']], { ...options, [flag]: value }, recordIo())).rejects.toMatchObject({
      code: 'USAGE',
      message: `Expected no --${flag === 'minSupport' ? 'min-support' : flag} with ${task}, which has no use for it`,
    });
  });
});

describe('loadLexicons', () => {
  it('refuses models that bring different cues, unless the cues are named', async () => {
    const models: string[] = [];
    for (const id of ['dark', 'bright']) {
      const model = await mkdtemp(join(folder, 'model-'));
      const classes = [{ id, meaning: '', patterns: ['路灯'] }];
      await writeFile(join(model, 'cues.json'), JSON.stringify({ format: 1, classes }));
      models.push(model);
    }
    const [kindModel, urgencyModel] = models;
    await expect(loadLexicons({ kindModel, urgencyModel })).rejects.toMatchObject({ code: 'CUES_DIFFER' });
    const cues = join(kindModel!, 'cues.json');
    expect((await loadLexicons({ kindModel, urgencyModel, cues })).cues.classes[0]!.id).toBe('dark');
  });
});

describe('qingyu evaluate', () => {
  const measure = async (options: Record<string, unknown>, rows: readonly object[] = labelled, task = 'topic') => {
    const io = recordIo();
    const file = await write('measured.jsonl', rows);
    await evaluate.execute([task, [file]], options, io);
    return io.seen;
  };

  it.each([
    [{ folds: '2', topics: ['照明,不存在'] }, 'Expected --topics to be among 照明, 公交, got 不存在'],
    [{ folds: '2', model: 'models/topic' }, 'Expected --folds, which trains models of its own, or --model, got both'],
    [{ written: ['made.jsonl'] }, 'Expected --folds with --written'],
    [{ beside: ['made.jsonl'] }, 'Expected --folds with --beside'],
    [{ vocabulary: 'models/urgency' }, 'Expected --folds with --vocabulary', labelledKinds, 'kind'],
    [{ messages: [''] }, '--messages: Expected a file or folder, got an empty text'],
    [{ topics: ['照明'] }, 'Expected --topics with topic, got kind', labelledKinds, 'kind'],
  ])('refuses %j', async (options, message, rows: readonly object[] = labelled, task = 'topic') => {
    await expect(measure(options, rows, task)).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(message),
    });
  });

  it('says which folds leave too few labels', async () => {
    const copies = [0, 1, 2].flatMap((i) => [
      { body: `青柳路的路灯坏了一个月晚上很黑${i}`, topic: '照明' },
      { body: `公交车半小时一班早高峰总是迟到${i}`, topic: '公交' },
    ]);
    await expect(measure({ folds: '2' }, copies)).rejects.toMatchObject({
      code: 'TOO_FEW_EXAMPLES',
      message: expect.stringContaining('near-copies share a fold, and 6 examples are of 2 groups'),
    });
  });

  it('says which labels --topics, or the settings, leave no way to give', async () => {
    const out = join(folder, 'narrowed');
    const created = '2026-01-01T00:00:00Z';
    await train.execute(['topic', [await write('narrowed.jsonl', labelled)]], { out, created }, recordIo());
    const said = '1 of 2 labels are not among the topics that may be chosen: 公交 (4 messages, which count as wrong)\n';
    expect((await measure({ model: out, topics: ['照明'] })).err).toBe(said);
    expect((await measure({ folds: '2', topics: ['照明'] })).err).toContain(said);
    expect((await measure({ model: out })).err).toBe('');
    const workspace = await mkdtemp(join(folder, 'of-topics-'));
    await writeFile(join(workspace, 'qingyu.json'), JSON.stringify({ classify: { topics: ['照明'] } }));
    expect((await measure({ model: out, workspace })).err).toBe(said);
  });

  it('says which labels the model cannot give', async () => {
    const { err } = await measure({});
    expect(err).toContain("2 of 2 labels are none of the model's: 照明, 公交 (8 messages, which count as wrong)\n");
  });
});
