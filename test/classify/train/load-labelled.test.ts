import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadOptions, loadLabelled, loadUnlabelled } from '../../../src/classify/train/load-labelled.ts';
import { createSegmenter, type Segmenter } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('loadLabelled', () => {
  let folder: string;
  let segmenter: Segmenter;
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  };
  const options = (given: Partial<LoadOptions>): LoadOptions => ({
    messageFiles: [],
    writtenFiles: [],
    besideFiles: [],
    segmenter,
    ...given,
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qingyu-'));
    segmenter = await createSegmenter(segmentSettings.parse({}));
  });

  it.each([
    ['kind', '投诉'],
    ['urgency', '特急'],
  ] as const)('refuses a %s that no table counts by, with file and line', async (task, label) => {
    const good = { kind: 'help', urgency: 'routine', body: '求助' };
    const labels = await write('foreign.jsonl', lines([good, { ...good, [task]: label }]));
    for (const [files, given] of [[[labels], {}] as const, [[], { besideFiles: [labels] }] as const]) {
      await expect(loadLabelled(task, files, options(given))).rejects.toMatchObject({
        code: 'BAD_LABELS',
        data: { file: labels, line: 2, label },
      });
    }
  });

  it('says in one line which field of a line is wrong', async () => {
    const labels = await write('typed.jsonl', lines([{ topic: 7, body: '求助' }]));
    await expect(loadLabelled('topic', [labels], options({}))).rejects.toThrow(
      /^Expected line 1 of .* to be a labelled message as JSON: topic: [^\n]*$/,
    );
  });

  it('tells ids apart that are longer than numbers hold', async () => {
    const texts = ['20250301123456783', '20250301123456785'].map(
      (id, i) => `{"id":${id},"title":"第${i}条","body":"甲"}`,
    );
    const messageFiles = [await write('long.jsonl', texts.join('\n'))];
    const labels = await write('long-labels.jsonl', '{"src":"long","id":20250301123456785,"label":"甲"}\n');
    const { examples } = await loadLabelled('topic', [labels], options({ messageFiles }));
    expect(examples.map(({ id, text }) => [id, text?.title])).toEqual([['long:20250301123456785', '第1条']]);
  });

  it('finds words alone by the number of their line, and texts by their id', async () => {
    const words = lines([
      { label: '城乡建设', tokens: '路灯 损坏' },
      { label: '交通运输', tokens: ['公交', '晚点'] },
    ]);
    const messageFiles = [
      await write('words.jsonl.gz', gzipSync(words)),
      await write('board.jsonl', lines([{ id: '7', title: '路灯', body: '路灯坏了', topic: null, label: 3 }])),
    ];
    const labels = await write(
      'labels.jsonl',
      lines([
        { src: 'words', id: '2', kind: 'complaint' },
        { src: 'board', id: '7', kind: 'help' },
        { src: 'words', id: '3', kind: 'complaint' },
      ]),
    );
    const { examples, missing } = await loadLabelled('kind', [labels], options({ messageFiles }));
    expect(missing).toEqual(['words:3']);
    expect(examples.map(({ id, label, text }) => [id, label, text])).toEqual([
      ['words:2', 'complaint', null],
      ['board:7', 'help', { title: '路灯', body: '路灯坏了' }],
    ]);
    expect(examples[0]!.message.body.words).toEqual(['公交', ' ', '晚点']);
    const unlabelled = await loadUnlabelled(messageFiles, segmenter);
    expect(unlabelled.map(({ body }) => body.text)).toEqual(['路灯 损坏', '公交 晚点', '路灯坏了']);
  });

  it('takes the last of several rows of one id, as a run shows the latest version', async () => {
    const rows = ['稍后补充', '桥头的路灯不亮'].map((body) => ({ id: '1', title: '路灯', body }));
    const messageFiles = [await write('versions.jsonl', lines(rows))];
    const labels = await write('of-versions.jsonl', lines([{ src: 'versions', id: '1', topic: '照明' }]));
    const { examples } = await loadLabelled('topic', [labels], options({ messageFiles }));
    expect(examples.map(({ text }) => text?.body)).toEqual(['桥头的路灯不亮']);
  });

  it('tells files of one base name apart by their folders, and refuses labels that do not', async () => {
    for (const [year, body] of [
      ['y1', '路灯不亮'],
      ['y2', '公交晚点'],
    ] as const) {
      await mkdir(join(folder, year), { recursive: true });
      const alike = { id: '2', title: '水管', body: '水管漏水' };
      await write(join(year, 'export.jsonl'), lines([{ id: '1', title: '反映', body }, alike]));
    }
    const messageFiles = ['y1', 'y2'].map((year) => join(folder, year, 'export.jsonl'));
    const load = async (row: object) => {
      const labels = await write('of-years.jsonl', lines([{ topic: '照明', ...row }]));
      return (await loadLabelled('topic', [labels], options({ messageFiles }))).examples.map(({ text }) => text?.body);
    };
    expect(await load({ src: 'y2/export', id: '1' })).toEqual(['公交晚点']);
    expect(await load({ src: 'export', id: '2' })).toEqual(['水管漏水']);
    await expect(load({ src: 'export', id: '1' })).rejects.toMatchObject({
      code: 'BAD_LABELS',
      data: { id: '1', sources: ['y1/export', 'y2/export'] },
    });
  });

  it.each([{}, { src: 'single.jsonl' }])('finds the messages of a single file by %j', async (src) => {
    const messageFiles = [await write('single.jsonl', lines([{ id: 'k0', title: '路灯', body: '路灯坏了' }]))];
    const labels = await write('of-single.jsonl', lines([{ ...src, id: 'k0', topic: '照明' }]));
    const { examples, sources } = await loadLabelled('topic', [labels], options({ messageFiles }));
    expect([examples.length, sources]).toEqual([1, ['single']]);
  });

  it('takes labels without the spaces around them, and null as missing', async () => {
    const labels = await write(
      'spaces.jsonl',
      lines([
        { title: '路灯', body: '路灯坏了', topic: ' 照明 ' },
        { title: null, body: '公交车晚点', topic: '公交' },
        { title: '水管', body: '水管漏水', topic: null },
        { title: '水管', body: '水管漏水', topic: '  ' },
      ]),
    );
    const { examples, unlabelled, unlabelledFields } = await loadLabelled('topic', [labels], options({}));
    expect(examples.map(({ label }) => label)).toEqual(['照明', '公交']);
    expect([unlabelled, unlabelledFields]).toEqual([2, ['title', 'body']]);
  });

  it('reads which texts teach the head of written texts alone', async () => {
    const labels = await write(
      'teaches.jsonl',
      lines([
        { body: '路灯坏了', topic: '照明', teaches: 'brief' },
        { body: '公交车晚点', topic: '公交' },
      ]),
    );
    const { examples } = await loadLabelled('topic', [labels], options({}));
    expect(examples.map(({ briefOnly }) => briefOnly)).toEqual([true, false]);
  });

  it('names the fields of lines without a label', async () => {
    const labels = await write('columns.jsonl', lines([{ id: 1, body: '路灯坏了', category: '照明' }]));
    const { unlabelledFields } = await loadLabelled('topic', [labels], options({}));
    expect([...unlabelledFields].sort()).toEqual(['body', 'category', 'id']);
  });

  it('leaves out and counts labels of no text', async () => {
    const none = [
      { title: '', body: ' ', topic: '空' },
      { tokens: [' '], topic: '空' },
    ];
    const labels = await write('textless.jsonl', lines([...none, { body: '路灯坏了', topic: '照明' }]));
    const { examples, textless } = await loadLabelled('topic', [labels], options({}));
    expect([examples.map(({ label }) => label), textless]).toEqual([['照明'], 2]);
  });

  it('says which messages have several labels', async () => {
    const rows = [
      { id: '1', body: '路灯坏了', topic: '照明' },
      { id: '2', body: '公交车晚点', topic: '公交' },
      { id: '2', body: '公交车晚点', topic: '公交' },
    ];
    const labels = await write('first.jsonl', lines(rows));
    const corrected = await write('corrected.jsonl', lines([{ ...rows[0], topic: '城管' }]));
    const { examples, contradicting } = await loadLabelled('topic', [labels, corrected], options({}));
    expect([examples.length, contradicting]).toEqual([4, [{ id: '1', labels: ['照明', '城管'] }]]);
  });

  it('says of each example what it is for', async () => {
    const row = { title: '路灯', body: '路灯坏了', kind: 'complaint' };
    const [real, made, rest] = await Promise.all(
      ['real', 'made', 'rest'].map((name) => write(`${name}.jsonl`, lines([row]))),
    );
    const { examples } = await loadLabelled('kind', [real!], options({ writtenFiles: [made!], besideFiles: [rest!] }));
    expect(examples.map(({ source, role }) => [source, role])).toEqual([
      ['real', 'judged'],
      ['made', 'written'],
      ['rest', 'beside'],
    ]);
  });

  it('names file and line where words are missing behind the first line', async () => {
    const messageFiles = [await write('broken-words.jsonl', lines([{ tokens: '路灯' }, { label: '城乡建设' }]))];
    const labels = await write('none.jsonl', '');
    await expect(loadLabelled('kind', [labels], options({ messageFiles }))).rejects.toMatchObject({
      code: 'BAD_LABELS',
      data: { line: 2 },
    });
  });

  it.each(['none.jsonl.gz', 'none.jsonl'])('says so where a label file is not there: %s', async (name) => {
    const file = join(folder, 'missing', name);
    await expect(loadLabelled('kind', [file], options({}))).rejects.toMatchObject({
      code: 'BAD_LABELS',
      message: expect.stringContaining('ENOENT'),
    });
  });

  it.each([
    ['gb18030', false],
    ['utf16le', true],
    ['utf8', true],
  ] as const)('reads labels in %s, byte order mark %s', async (encoding, addBOM) => {
    const rows = lines([
      { body: '桥头的路灯不亮', topic: '照明' },
      { body: '公交车晚点', topic: '公交' },
    ]);
    const labels = await write('encoded.jsonl', iconv.encode(rows.replaceAll('\n', '\r\n'), encoding, { addBOM }));
    const { examples } = await loadLabelled('topic', [labels], options({}));
    expect(examples.map(({ label, text }) => [label, text?.body])).toEqual([
      ['照明', '桥头的路灯不亮'],
      ['公交', '公交车晚点'],
    ]);
  });

  it.each([
    ['labels.xlsx', 'PK\x03\x04\0\0', 'it is a workbook; labels are one JSON object a line'],
    ['labels.csv', 'title,body,topic\n', 'it is a table; labels are one JSON object a line'],
  ])('says what %s is in place of label lines', async (name, content, reason) => {
    const labels = await write(name, content);
    await expect(loadLabelled('topic', [labels], options({}))).rejects.toMatchObject({
      code: 'BAD_LABELS',
      message: expect.stringContaining(reason),
    });
  });

  it('says so where a label file is no gzip data', async () => {
    const labels = await write('plain.jsonl.gz', 'not packed');
    await expect(loadLabelled('kind', [labels], options({}))).rejects.toMatchObject({ code: 'BAD_LABELS' });
  });

  it('names file and line of what is no labelled message', async () => {
    const labels = await write('broken.jsonl', `${JSON.stringify({ kind: 'help', body: '求助' })}\nnot JSON\n`);
    await expect(loadLabelled('kind', [labels], options({}))).rejects.toMatchObject({
      code: 'BAD_LABELS',
      data: { line: 2 },
    });
  });
});
