import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';
import type { CommittedPart } from '../../src/lake/committed-part.ts';
import { hashPart, listParts, namePart } from '../../src/lake/parts.ts';
import { countRows, dropVersions, findKnownElsewhere, resolveLake } from '../../src/lake/resolve.ts';
import { lakeColumns, rejectColumns, resolvedExtras } from '../../src/lake/schema.ts';
import { viewRejects } from '../../src/lake/stored-rows.ts';
import { encodeLines, writePart } from '../../src/lake/write-part.ts';
import { resolveOptions } from './resolve-options.ts';

let dir: string;
let db: Database;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-lake-'));
  db = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
});

afterEach(async () => {
  db.close();
  await rm(dir, { recursive: true, force: true });
});

const current = { analysis: 'a1', model: 'm1' };

interface RowInput {
  readonly id?: string;
  readonly title?: string;
  readonly body: string;
  readonly author?: string | null;
  readonly at?: string;
  readonly reply?: string;
  readonly repliedAt?: string | null;
  /** Other columns by their names in the lake. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly likes?: number;
  readonly status?: string;
  readonly model?: string;
}

function lakeRow(input: RowInput): string {
  const at = input.at ?? '2024-03-01 08:00:00';
  const content = JSON.stringify({ ...input, model: undefined });
  return JSON.stringify({
    source: 'main',
    given_id: input.id ?? null,
    derived_id: input.id === undefined ? hashPart(content) : null,
    row_hash: hashPart(content),
    text_hash: hashPart(input.title ?? '', input.body),
    model_time: input.model ?? '2024-01-01',
    model_version: input.model ?? 'm1',
    title: input.title ?? '',
    body: input.body,
    author: input.author === undefined ? `a-${input.body}` : input.author,
    created_at: at,
    likes: input.likes ?? null,
    status: input.status ?? null,
    reply: input.reply ?? null,
    replied_at:
      input.repliedAt ?? (input.reply === undefined || input.repliedAt === null ? null : '2024-03-09 08:00:00'),
    topic: `by ${input.model ?? 'm1'}`,
    ...input.more,
  });
}

async function addPart(
  seq: number,
  inputs: readonly RowInput[],
  columns: Readonly<Record<string, string>> = lakeColumns,
): Promise<CommittedPart> {
  const lines = inputs.map(lakeRow);
  const part = namePart(hashPart(...lines), lines.length, 0);
  await writePart(db, dir, part.file, columns, [encodeLines(lines)]);
  return { file: part.file, seq, runId: `run-${seq}` };
}

async function resolvedRows(parts: readonly CommittedPart[], model = 'm1') {
  await resolveLake(db, dir, parts, { ...current, model }, resolveOptions);
  return db.rows<Record<string, unknown>>(
    'SELECT message_id, message_key, body, reply, has_reply, likes, status, versions, duplicate_of, topic, run_id FROM resolved ORDER BY message_id, body',
  );
}

const text = '花溪路路灯坏了半个月，夜里一片漆黑，请尽快维修';

describe('resolveLake', () => {
  it('gives the view the columns that the schema states, in their types', async () => {
    await resolveLake(db, dir, [await addPart(1, [{ id: '7', body: text }])], current, resolveOptions);
    const described = await db.rows<{ column_name: string; column_type: string }>('DESCRIBE resolved');
    await db.run(
      `CREATE TEMP TABLE stated (${Object.entries({ ...lakeColumns, ...resolvedExtras })
        .map(([name, type]) => `"${name}" ${type}`)
        .join(', ')})`,
    );
    const stated = await db.rows<{ column_name: string; column_type: string }>('DESCRIBE stated');
    const types = (rows: typeof stated) =>
      Object.fromEntries(rows.map(({ column_name, column_type }) => [column_name, column_type]));
    expect(types(described)).toEqual(types(stated));
  });

  it('counts regions by districts or by towns, of the same parts', async () => {
    const place = (region: string, source: string | null, town: string | null, townSource: string | null) => ({
      more: { region, region_source: source, town, town_source: townSource },
    });
    const parts = [
      await addPart(1, [
        { id: '1', body: '石桥镇停水三天', ...place('云溪县', 'input', '石桥镇', 'input') },
        { id: '2', body: '柳林镇停电一夜', ...place('云溪县', 'body', '柳林镇', 'body') },
        { id: '3', body: '县城公交太少了', ...place('云溪县', 'input', null, null) },
        { id: '4', body: '柳林镇没有路灯', ...place('云溪县', 'input', null, null) },
        { id: '5', body: '柳林镇学校太挤', ...place('云溪县', 'input', '石桥镇', 'input') },
        { id: '6', body: '柳林镇路上积水', ...place('云溪县', 'input', '石桥镇', 'input') },
        { id: '7', body: '桥面上坑坑洼洼', ...place('云溪县', 'input', '石桥镇', 'input') },
      ]),
      // A later file without the column: what it finds in the text stands where the column says only the county.
      await addPart(2, [
        { id: '4', body: '柳林镇没有路灯', ...place('柳林镇', 'body', '柳林镇', 'body') },
        { id: '5', body: '柳林镇学校太挤', ...place('柳林镇', 'body', '柳林镇', 'body') },
        // Nor does one whose column says only the county take back the town, as long as that is the same.
        { id: '6', body: '柳林镇路上积水', ...place('云溪县', 'input', '柳林镇', 'body') },
        { id: '7', body: '桥面上坑坑洼洼', ...place('柳河县', 'input', null, null) },
      ]),
    ];
    const regions = async (level: 'district' | 'town') => {
      await resolveLake(db, dir, parts, current, { ...resolveOptions, regionLevel: level });
      const rows = await db.rows<Record<string, string>>(
        'SELECT region, region_source AS source, district FROM resolved ORDER BY message_id',
      );
      return rows.map(({ region, source, district }) => [region, source, district]);
    };
    expect(await regions('district')).toEqual([
      ['云溪县', 'input', '云溪县'],
      ['云溪县', 'body', '云溪县'],
      ['云溪县', 'input', '云溪县'],
      ['云溪县', 'input', '云溪县'],
      ['云溪县', 'input', '云溪县'],
      ['云溪县', 'input', '云溪县'],
      ['柳河县', 'input', '柳河县'],
    ]);
    expect(await regions('town')).toEqual([
      ['石桥镇', 'input', '云溪县'],
      ['柳林镇', 'body', '云溪县'],
      ['云溪县', 'input', '云溪县'],
      ['柳林镇', 'body', '云溪县'],
      ['石桥镇', 'input', '云溪县'],
      ['石桥镇', 'input', '云溪县'],
      ['柳河县', 'input', '柳河县'],
    ]);
  });

  it('finds in texts the regions that a column of the source names elsewhere', async () => {
    const place = (region: string | null, source: string | null) => ({ more: { region, region_source: source } });
    const rows = (region: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({
        id: `${region}${n}`,
        body: `第${n}件事情，${region}的路灯不亮`,
        ...place(region, 'input'),
      }));
    const told = [
      { id: '1', title: '临空新区停水', body: '旧县那边没有停', ...place('旧县', 'body') },
      { id: '2', body: '家住临空新区锦帆镇，路不平', ...place('锦帆镇', 'body') },
      { id: '3', body: '云溪县和临空新区都停电', ...place('云溪县', 'body') },
      { id: '4', body: '松柏新区的路不平', ...place(null, null) },
      { id: '5', body: '青石市临空新区没有公交', ...place('青石市', 'title') },
      { id: '6', body: '临空新区的事归柳河县管', ...place('柳河县', 'input') },
      { id: '7', body: '隔壁临空新区都修了，我们这里还没修', ...place(null, null) },
      { id: '8', title: '青石市反映学校太挤', body: '住在榆浔的孩子多', ...place('青石市', 'title') },
      { id: 'a', body: '榆浔县和临空新区都有人反映', ...place(null, null) },
      { id: '9', body: '走到榆浔桥就是，这里没有路灯', ...place(null, null) },
    ];
    const parts = [
      await addPart(1, [
        ...rows('临空新区', 5),
        ...rows('云溪县', 5),
        ...rows('松柏新区', 1),
        ...rows('榆浔县', 2),
        ...rows('青石市', 5),
      ]),
      await addPart(2, told),
    ];
    await resolveLake(db, dir, parts, current, resolveOptions);
    const found = await db.rows<Record<string, string>>(
      'SELECT region, region_source AS source, district FROM resolved WHERE length(message_id) = 1 ORDER BY message_id',
    );
    expect(found.map(({ region, source, district }) => [region, source, district])).toEqual([
      ['临空新区', 'title', '临空新区'],
      ['临空新区', 'body', '临空新区'],
      ['云溪县', 'body', '云溪县'],
      [null, null, null],
      ['临空新区', 'body', '临空新区'],
      ['柳河县', 'input', '柳河县'],
      [null, null, null],
      ['榆浔县', 'body', '榆浔县'],
      [null, null, null],
      ['榆浔县', 'body', '榆浔县'],
    ]);
  });

  it('finds in texts the regions that addressees are in office in, too', async () => {
    const to = (id: string, body: string, region: string | null) => ({
      id,
      body,
      more: { addressed_region: region, region: null },
    });
    const parts = [
      await addPart(1, [
        to('1', '第一件事情', '云溪县'),
        to('2', '第二件事情', '云溪县'),
        to('3', '云溪县的路不平', '青石市'),
        to('4', '柳河县的路不平', '青石市'),
        to('5', '第五件事情', '柳河县'),
      ]),
    ];
    await resolveLake(db, dir, parts, current, resolveOptions);
    const found = await db.rows<Record<string, string>>('SELECT region FROM resolved ORDER BY message_id');
    expect(found.map(({ region }) => region)).toEqual(['云溪县', '云溪县', '云溪县', '青石市', '柳河县']);
  });

  it('takes a message without a region for one of where its addressee is in office, whichever row says it', async () => {
    const to = (
      region: string | null,
      source: string | null,
      addressed: string | null,
      addressedRegion: string | null,
    ) => ({
      more: { region, region_source: source, addressed_to: addressed, addressed_region: addressedRegion },
    });
    const parts = [
      await addPart(1, [
        { id: '1', body: '第一件事情', ...to(null, null, '云溪县委书记', '云溪县') },
        { id: '2', body: '第二件事情', ...to('柳河县', 'body', '云溪县委书记', '云溪县') },
        { id: '3', body: '第三件事情', ...to(null, null, '湖海省委书记', null) },
        { id: '4', body: '第四件事情', ...to(null, null, '云溪县委书记', '云溪县') },
      ]),
      await addPart(2, [{ id: '4', body: '第四件事情', ...to(null, null, null, null) }]),
    ];
    await resolveLake(db, dir, parts, current, resolveOptions);
    const found = await db.rows<Record<string, string>>(
      'SELECT region, region_source AS source, district FROM resolved ORDER BY message_id',
    );
    expect(found.map(({ region, source, district }) => [region, source, district])).toEqual([
      ['云溪县', 'addressee', '云溪县'],
      ['柳河县', 'body', '柳河县'],
      [null, null, null],
      ['云溪县', 'addressee', '云溪县'],
    ]);
  });

  describe('districts of one name in several cities', () => {
    const place = (region: string, parent: string | null, source = 'input') => ({
      more: { region, region_source: source, region_parent: parent },
    });
    const read = async (rows: readonly object[]) => {
      const parts = [
        await addPart(
          1,
          rows.map((row, n) => ({ id: `${n + 1}`, body: `第${n + 1}件事情`, ...row })),
        ),
      ];
      await resolveLake(db, dir, parts, current, resolveOptions);
      const found = await db.rows<Record<string, string>>(
        'SELECT region, district, region_parent AS parent FROM resolved ORDER BY message_id',
      );
      return found.map(({ region, district, parent }) => [region, district, parent]);
    };

    it('are told apart by their cities, as far as messages say them', async () => {
      expect(
        await read([
          place('云溪区', '青石市'),
          place('云溪区', '松柏市'),
          place('云溪区', null),
          { body: '松柏云溪区停水三天', ...place('云溪区', null, 'body') },
          place('柳河县', '松柏市'),
          place('柳河县', null),
        ]),
      ).toEqual([
        ['青石市云溪区', '云溪区', '青石市'],
        ['松柏市云溪区', '云溪区', '松柏市'],
        ['云溪区', '云溪区', null],
        ['松柏市云溪区', '云溪区', '松柏市'],
        ['柳河县', '柳河县', '松柏市'],
        ['柳河县', '柳河县', null],
      ]);
    });

    it('are of their addressees’ cities where several of these agree and nothing else tells one', async () => {
      const to = (city: string, parent: string | null = null) => ({
        more: { region: '云溪区', region_source: 'body', region_parent: parent, addressed_city: city },
      });
      const four = [to('青石市'), to('青石市'), to('松柏市'), to('松柏市')];
      expect((await read([...four, to('柳河市')])).map(([region]) => region)).toEqual([
        '青石市云溪区',
        '青石市云溪区',
        '松柏市云溪区',
        '松柏市云溪区',
        '云溪区',
      ]);
      expect((await read([...four, to('青石市', '青石市')])).map(([region]) => region)).toEqual(
        Array.from({ length: 5 }, () => '云溪区'),
      );
    });

    it('are called by their own names on the board of one city, whichever messages say it', async () => {
      const own = Array.from({ length: 9 }, () => place('云溪区', '青石市'));
      const rows = await read(
        [...own, place('云溪区', '松柏市'), place('云溪区', null)].map((row, n) => ({ id: `a${10 + n}`, ...row })),
      );
      expect(rows.map(([region]) => region)).toEqual([...own.map(() => '云溪区'), '松柏市云溪区', '云溪区']);
    });
  });

  it('needs the rows of the parts no longer, once they are counted', async () => {
    await resolveLake(db, dir, [await addPart(1, [{ id: '7', body: text, reply: '已修复' }])], current, resolveOptions);
    await dropVersions(db);
    const kept = await db.rows<{ name: string }>('SELECT table_name AS name FROM duckdb_tables() WHERE temporary');
    expect(kept.map(({ name }) => name)).not.toContain('lake_rows');
    expect(kept.map(({ name }) => name)).not.toContain('lake_versions');
    expect(await db.rows('SELECT message_id, body, reply, has_reply FROM resolved')).toEqual([
      { message_id: '7', body: text, reply: '已修复', has_reply: true },
    ]);
  });

  it('brings a reply that arrives in another file to its message, whatever the order of the files', async () => {
    const plain = await addPart(1, [{ id: '7', body: text, author: 'x', likes: 3 }]);
    const replied = await addPart(1, [{ id: '7', body: text, author: 'x', reply: '已修复' }]);
    const forward = await resolvedRows([plain, replied]);
    const backward = await resolvedRows([replied, plain]);
    expect(forward).toEqual(backward);
    expect(forward).toMatchObject([{ message_id: '7', reply: '已修复', has_reply: true, likes: 3, versions: 2 }]);
    expect(await resolvedRows([plain])).toMatchObject([{ reply: null, has_reply: false }]);
  });

  it('keeps unrelated texts under one id as two messages, the older with the plain id', async () => {
    const older = { id: '9', body: '校车超载严重，存在重大危险', at: '2024-01-01 08:00:00' };
    const younger = { id: '9', body: '请问公积金贷款额度如何计算', at: '2024-02-01 08:00:00' };
    const rows = await resolvedRows([await addPart(1, [younger]), await addPart(1, [older])]);
    expect(rows.map((row) => row.body)).toEqual([older.body, younger.body]);
    expect(rows[0]?.message_id).toBe('9');
    expect(rows[1]?.message_id).toMatch(/^9~[0-9a-f]{8}$/);
  });

  it('takes a text that grew as a version of the same message and shows the later run', async () => {
    const first = await addPart(1, [{ id: '5', body: text }]);
    const second = await addPart(2, [{ id: '5', body: `${text}。补充：今晚有人摔倒` }]);
    const rows = await resolvedRows([second, first]);
    expect(rows).toMatchObject([
      { message_id: '5', versions: 2, body: `${text}。补充：今晚有人摔倒`, run_id: 'run-1' },
    ]);
  });

  describe('of rows that lack columns', () => {
    const known = {
      author_type: '个人',
      addressed_to: '信箱',
      topic_given: '城建',
      kind_given: '投诉',
      due_at: '2024-03-20 17:00:00',
      region: '甲区',
      region_source: 'input',
    };
    const full: RowInput = { id: '5', title: '路灯不亮', body: text, author: 'x', more: known };
    const reply = { id: '5', title: '路灯不亮', author: null, reply: '已修复' };
    const read = async (parts: readonly CommittedPart[]) => {
      await resolveLake(db, dir, parts, current, resolveOptions);
      return db.rows(`SELECT title, body, topic, reply, replied_at, ${Object.keys(known).join(', ')} FROM resolved`);
    };

    it('keeps what earlier rows told, in two runs and in one, and the text that the labels were made of', async () => {
      for (const seq of [2, 1]) {
        for (const body of [text, '']) {
          const labelled = { ...full, more: { ...known, topic: 'of the full text' } };
          const other = {
            region: '乙县',
            region_source: 'title',
            topic: body === '' ? 'of the title' : 'of the full text',
          };
          const parts = [await addPart(1, [labelled]), await addPart(seq, [{ ...reply, body, more: other }])];
          expect(await read(parts)).toEqual([
            {
              title: '路灯不亮',
              body: text,
              topic: 'of the full text',
              reply: '已修复',
              replied_at: '2024-03-09 08:00:00',
              ...known,
            },
          ]);
        }
      }
    });

    it('lets the latest region of a column win, and one found in the text only where no row has a column', async () => {
      const moved = { ...reply, body: text, more: { region: '丙区', region_source: 'input' } };
      const parts = [await addPart(1, [full]), await addPart(2, [moved])];
      expect(await read(parts)).toMatchObject([{ region: '丙区', region_source: 'input', topic_given: '城建' }]);
      const found = { region: '乙县', region_source: 'body' };
      expect(await read([await addPart(1, [{ ...full, more: found }])])).toMatchObject([found]);
    });

    it('keeps the time of a reply that comes again without it, but gives no other reply that time', async () => {
      const dated = await addPart(1, [{ ...full, reply: '已修复', repliedAt: '2024-03-05 08:00:00' }]);
      const undated = await addPart(2, [{ ...reply, body: '', repliedAt: null }]);
      const another = await addPart(3, [{ ...reply, body: '', reply: '已重新修复', repliedAt: null }]);
      const timeOnly = await addPart(4, [{ ...full, repliedAt: '2024-03-20 08:00:00' }]);
      expect(await read([dated, undated])).toMatchObject([{ reply: '已修复', replied_at: '2024-03-05 08:00:00' }]);
      expect(await read([dated, undated, another])).toMatchObject([{ reply: '已重新修复', replied_at: null }]);
      expect(await read([dated, another, timeOnly])).toMatchObject([
        { reply: '已重新修复', replied_at: '2024-03-20 08:00:00' },
      ]);
    });
  });

  it('takes a message as answered by the time of a reply that any of its rows has, words or not', async () => {
    const plain: RowInput = { id: '5', title: '路灯不亮', body: text, author: 'x' };
    const timed = await addPart(1, [{ ...plain, repliedAt: '2024-03-03 10:00:00' }]);
    const later = await addPart(2, [{ ...plain, likes: 7 }]);
    const withoutText = await addPart(3, [{ ...plain, body: '', repliedAt: '2024-03-05 09:00:00' }]);
    const read = async (parts: readonly CommittedPart[]) => {
      await resolveLake(db, dir, parts, current, resolveOptions);
      return db.rows('SELECT body, replied_at, has_reply FROM resolved');
    };
    expect(await read([timed, later])).toEqual([{ body: text, replied_at: '2024-03-03 10:00:00', has_reply: true }]);
    expect(await read([later, withoutText])).toEqual([
      { body: text, replied_at: '2024-03-05 09:00:00', has_reply: true },
    ]);
    expect(await read([later])).toEqual([{ body: text, replied_at: null, has_reply: false }]);
  });

  it('resolves parts of which every row was refused', async () => {
    expect(await resolvedRows([await addPart(1, [])])).toEqual([]);
  });

  it('lets the latest non-null status win over runs', async () => {
    const parts = [
      await addPart(1, [{ id: '5', body: text, status: '办理中', likes: 1 }]),
      await addPart(2, [{ id: '5', body: text, status: '已办结' }]),
      await addPart(3, [{ id: '5', body: text, likes: 8 }]),
    ];
    expect(await resolvedRows(parts)).toMatchObject([{ status: '已办结', likes: 8, versions: 3 }]);
  });

  it('has the likes of the latest version, be they fewer, and tells of handling where any version does', async () => {
    const parts = [
      await addPart(1, [{ id: '5', body: text, likes: 8, more: { tells_handling: true } }]),
      await addPart(2, [{ id: '5', body: text, likes: 3, more: { tells_handling: false } }]),
      await addPart(3, [{ id: '6', body: '公交车半小时一趟，希望加密班次', more: { tells_handling: false } }]),
    ];
    await resolveLake(db, dir, parts, current, resolveOptions);
    expect(await db.rows('SELECT message_id, likes, tells_handling FROM resolved ORDER BY message_id')).toEqual([
      { message_id: '5', likes: 3, tells_handling: true },
      { message_id: '6', likes: null, tells_handling: false },
    ]);
  });

  describe('a status without a reply', () => {
    const order = { id: '5', body: text };
    const finished = { ...order, status: '已办结', reply: '已修复', repliedAt: '2024-03-05 10:00:00' };
    /** A file with this row of the order, and with what else came by that time. */
    const addFile = (seq: number, [row, at]: readonly [RowInput, string]) =>
      addPart(seq, [row, { id: at, body: `另一件事 ${at}`, at }]);
    const statusOf = async (parts: readonly CommittedPart[]) =>
      (await resolvedRows(parts)).find(({ message_id: id }) => id === '5')?.status;

    it.each([
      ['2024-03-05 10:00:00', '2024-03-04 18:00:00'],
      ['2024-03-05 00:00:00', '2024-03-05 09:00:00'],
    ])(
      'of a file that tells nothing as late as a reply of %s is of before it, whenever it is read',
      async (repliedAt, at) => {
        const replied: readonly [RowInput, string] = [{ ...finished, repliedAt }, '2024-03-05 18:00:00'];
        const open: readonly [RowInput, string] = [{ ...order, status: '处理中' }, at];
        for (const [first, second] of [
          [replied, open],
          [open, replied],
        ] as const) {
          const parts = [await addFile(1, first), await addFile(2, second)];
          expect(await statusOf(parts)).toBe('已办结');
          expect(await statusOf(parts.map((part, input) => ({ ...part, seq: 1, input })))).toBe('已办结');
        }
      },
    );

    it('of a file that tells something later counts', async () => {
      const open = { ...order, status: '处理中' };
      const parts = [
        await addFile(1, [finished, '2024-03-05 18:00:00']),
        await addFile(2, [open, '2024-03-06 09:00:00']),
      ];
      expect(await statusOf(parts)).toBe('处理中');
      // So it does where it stood in an earlier file, too.
      const twice = await addFile(2, [open, '2024-03-04 18:00:00']);
      expect(await statusOf([parts[0]!, twice])).toBe('已办结');
      expect(await statusOf([parts[0]!, twice, { ...parts[1]!, seq: 3 }])).toBe('处理中');
    });

    it.each(['重新办理', '退回重办'])(
      'counts where it says itself that the order is taken up again: %s',
      async (status) => {
        const parts = [
          await addFile(1, [finished, '2024-03-05 18:00:00']),
          await addFile(2, [{ ...order, status }, '2024-03-04 18:00:00']),
        ];
        expect(await statusOf(parts)).toBe(status);
      },
    );

    it('counts where no status came with the reply', async () => {
      const { status: _, ...told } = finished;
      const parts = [
        await addFile(1, [told, '2024-03-05 18:00:00']),
        await addFile(2, [{ ...order, status: '处理中' }, '2024-03-04 18:00:00']),
      ];
      expect(await statusOf(parts)).toBe('处理中');
    });
  });

  it('reads files of one run as if each had come with a run of its own', async () => {
    const days = [
      { status: '处理中' },
      { status: '已办结', reply: '已修复', repliedAt: '2024-03-02 10:00:00' },
      { status: '重新办理', reply: '更正：已于前日修复', repliedAt: '2024-03-01 18:00:00' },
      { status: '已归档', reply: '已转办', repliedAt: null },
      { status: '重新办理' },
    ];
    for (let count = 2; count <= days.length; count += 1) {
      const files = await Promise.all(
        days.slice(0, count).map((day, index) => {
          const other = { id: `day ${index}`, body: `第${index}日的留言`, at: `2024-03-0${index + 2} 20:00:00` };
          return addPart(1, [{ id: '5', body: text, ...day }, other]);
        }),
      );
      const apart = await resolvedRows(files.map((part, index) => ({ ...part, seq: index + 1 })));
      expect(apart[0]).toMatchObject({ status: days[count - 1]?.status });
      const together = files.map((part, input) => ({ ...part, input }));
      expect(await resolvedRows(together)).toEqual(apart);
    }
  });

  it('takes the time of the latest version, with the hour of another of the same day where it has none', async () => {
    const times = {
      '2004-03-01 16:00:00': '2004-03-01 16:00:00',
      '2024-03-01 16:00:00': '2024-03-01 16:00:00',
      '2024-03-01 00:00:00': '2024-03-01 16:00:00',
      '2024-03-01 16:05:00': '2024-03-01 16:05:00',
      '2024-03-02 00:00:00': '2024-03-02 00:00:00',
    };
    const parts: CommittedPart[] = [];
    const keys = new Set<unknown>();
    for (const [index, [at, expected]] of Object.entries(times).entries()) {
      parts.push(await addPart(index + 1, [{ id: '5', body: text, at }]));
      keys.add((await resolvedRows(parts))[0]?.message_key);
      expect(await db.rows('SELECT message_id, created_at FROM resolved')).toEqual([
        { message_id: '5', created_at: expected },
      ]);
    }
    expect(keys.size).toBe(1);
  });

  it('lets the later reply win within a file', async () => {
    const rows = ['2024-03-05', '2024-03-02'].map((day) => ({
      id: '5',
      body: text,
      reply: day,
      repliedAt: `${day} 08:00:00`,
    }));
    expect(await resolvedRows([await addPart(1, rows)])).toMatchObject([{ reply: '2024-03-05' }]);
  });

  it('marks the same text by the same known author as a duplicate of the first, never for unknown authors', async () => {
    const part = await addPart(1, [
      { id: '1', body: text, author: 'x', at: '2024-03-02 08:00:00' },
      { id: '2', body: text, author: 'x', at: '2024-03-01 08:00:00' },
      { id: '3', body: text, author: null, at: '2024-03-01 07:00:00' },
      { id: '4', body: text, author: null, at: '2024-03-01 07:00:00' },
    ]);
    const rows = await resolvedRows([part]);
    expect(rows.map((row) => row.duplicate_of)).toEqual(['2', null, null, null]);
  });

  it('counts one text of one second as one letter, whoever is said to have written it, where that is set', async () => {
    const at = '2024-03-01 21:14:37';
    const parts = [
      await addPart(1, [
        { id: '1', body: text, author: 'a', at },
        { id: '2', body: text, author: 'b', at },
        { id: '3', body: text, author: 'b', at: '2024-03-05 09:00:01' },
        { id: '4', body: text, author: 'c', at: '2024-03-06 09:00:01' },
        { id: '5', body: '别的事情', author: 'd', at },
        { id: '6', body: text, author: 'e', at: '2024-03-07 00:00:00' },
        { id: '7', body: text, author: 'f', at: '2024-03-07 00:00:00' },
      ]),
    ];
    const copiesOf = async () =>
      (await db.rows<{ duplicate_of: string | null }>('SELECT duplicate_of FROM resolved ORDER BY message_id')).map(
        (row) => row.duplicate_of,
      );
    const plain = await resolveLake(db, dir, parts, current, resolveOptions);
    expect([plain.copies, plain.sameLetters]).toEqual([1, 1]);
    expect(await copiesOf()).toEqual([null, null, '2', null, null, null, null]);
    expect((await resolveLake(db, dir, parts, current, { ...resolveOptions, copies: 'second' })).copies).toBe(2);
    expect(await copiesOf()).toEqual([null, '1', '1', null, null, null, null]);
  });

  it('takes a second that many messages share for the time of loading them', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => ({
      id: String(n),
      body: n < 2 ? text : `事情${n}`,
      author: `a${n}`,
    }));
    expect(
      (await resolveLake(db, dir, [await addPart(1, rows)], current, { ...resolveOptions, copies: 'second' })).copies,
    ).toBe(0);
  });

  it('keeps the original that is known longer where copies are of one time', async () => {
    const ids = ['1', '2', '3', '4', '5', '6'];
    const readAs = (seq: number, source: string) =>
      addPart(
        seq,
        ids.map((id) => ({ id, body: `${text}${id}`, author: id, more: { source } })),
      );
    await resolveLake(db, dir, [await readAs(1, 'z'), await readAs(2, 'a')], current, resolveOptions);
    expect(await db.rows('SELECT source, duplicate_of FROM resolved WHERE duplicate_of IS NOT NULL')).toEqual(
      ids.map((id) => ({ source: 'a', duplicate_of: id })),
    );
  });

  it('shows a message labelled by two models once, with the wanted model, else the newest', async () => {
    const parts = [
      await addPart(1, [{ id: '1', body: text, model: '2024' }]),
      await addPart(2, [{ id: '1', body: text, model: '2025' }]),
    ];
    expect(await resolvedRows(parts, 'another')).toMatchObject([{ topic: 'by 2025', versions: 1 }]);
    expect(await resolvedRows(parts, '2024')).toMatchObject([{ topic: 'by 2024', versions: 1 }]);
  });

  it('counts the messages that another model labels than in the run before, whether read again or not', async () => {
    const rows = (model: string, ...ids: readonly string[]) =>
      ids.map((id) => ({ id, body: `${text}，第${id}处`, model }));
    const copy = { id: '9', body: `${text}，第1处`, author: 'x' };
    const both = [
      await addPart(1, [...rows('m1', '1', '2', '3'), { ...copy, id: '8', model: 'm1' }, { ...copy, model: 'm1' }]),
      await addPart(2, [...rows('own', '1', '2'), { ...copy, id: '8', model: 'own' }, { ...copy, model: 'own' }]),
      await addPart(3, rows('m1', '4')),
    ];
    const count = async (model: string, modelBefore?: string, parts: readonly CommittedPart[] = both) =>
      (await resolveLake(db, dir, parts, { ...current, model }, { ...resolveOptions, modelBefore })).relabelled;
    expect(await count('own', 'm1', both.slice(0, 2))).toBe(3);
    expect(await count('m1', 'own')).toBe(3);
    // Of 3 and 4 the models before had no labels, and nobody asks where the models are the same.
    expect(await count('m1', 'm1')).toBe(0);
    expect(await count('m1')).toBe(0);
    // A text that comes now had none before.
    expect(
      await count('m1', 'own', [both[1]!, await addPart(3, [{ id: '1', body: `${text}，已两月`, model: 'm1' }])]),
    ).toBe(0);
  });

  it('shows a message of equal content by the current analysis, else by the last reading', async () => {
    const read = async (parts: readonly CommittedPart[], analysis: string) => {
      await resolveLake(db, dir, parts, { ...current, analysis }, resolveOptions);
      return (await db.rows<{ region: string }>('SELECT region FROM resolved ORDER BY message_id')).map(
        (r) => r.region,
      );
    };
    const ids = ['1', '2', '3', '4', '5', '6'];
    // One part a message: which of two parts has the smaller hash is chance.
    const readAs = (seq: number, region: string, more: object) =>
      Promise.all(ids.map((id) => addPart(seq, [{ id, body: text, more: { row_hash: id, region, ...more } }])));
    const before = await readAs(1, '甲', { analysis_version: undefined });
    const first = await readAs(2, '乙', { analysis_version: 'a1' });
    const second = await readAs(3, '丙', { analysis_version: 'a2' });
    const all = [...before, ...first, ...second];
    expect(await read(all, 'a2')).toEqual(ids.map(() => '丙'));
    expect(await read(all, 'a1')).toEqual(ids.map(() => '乙'));
    expect(await read(all, 'a3')).toEqual(ids.map(() => '丙'));
  });

  it('keeps the id of a row without one that a later version cleans otherwise, however often', async () => {
    const read = (body: string, row: string, likes?: number) => ({
      body,
      author: 'a1',
      ...(likes === undefined ? {} : { likes }),
      more: { derived_id: hashPart(body).slice(0, 16), input_hash: row },
    });
    const [bare, masked, dashed] = [`${text}，电话12345`, `${text}，电话1****`, `${text}，电话*****`];
    const parts = [
      await addPart(1, [read(bare, 'r1'), read('另一条留言说的是别的事', 'r9')]),
      await addPart(2, [read(masked, 'r1')]),
      // Two more likes make another row of it, by which the third version is known.
      await addPart(3, [read(masked, 'r2', 2)]),
      await addPart(4, [read(dashed, 'r2', 2)]),
      await addPart(5, [read(dashed, 'r3', 3)]),
    ];
    const [first, ...others] = await resolvedRows(parts.slice(0, 1));
    const ids = [first, ...others].map((row) => [row?.message_id, row?.message_key]);
    const rows = await resolvedRows(parts);
    expect(rows.map(({ message_id, message_key }) => [message_id, message_key])).toEqual(ids);
    expect(rows.find(({ message_id }) => message_id === hashPart(bare).slice(0, 16))).toMatchObject({
      body: dashed,
      likes: 3,
    });
    // A row of another source is another message.
    const elsewhere = { ...read(masked, 'r1'), more: { ...read(masked, 'r1').more, source: 'other' } };
    expect(await resolvedRows([parts[0]!, await addPart(2, [elsewhere])])).toHaveLength(3);
  });

  it('takes equal cells for two messages where another default time gave their times', async () => {
    const read = (at: string, default_time: string | null) => ({
      body: text,
      at,
      more: { derived_id: hashPart(text, at).slice(0, 16), input_hash: 'r1', default_time },
    });
    const [march, april] = ['2026-03-01 00:00:00', '2026-04-01 00:00:00'];
    const first = await addPart(1, [read(march, march)]);
    expect(await resolvedRows([first, await addPart(2, [read(april, april)])])).toHaveLength(2);
    // An earlier version did not say whose time it is, and derived another id.
    const earlier = read(march, null);
    const unsaid = await addPart(1, [
      { ...earlier, more: { ...earlier.more, derived_id: hashPart('other').slice(0, 16) } },
    ]);
    expect(await resolvedRows([unsaid, await addPart(2, [read(march, march)])])).toHaveLength(1);
    expect(await resolvedRows([unsaid, await addPart(2, [read(april, april)])])).toHaveLength(2);
    // A time that stands in the cells and was read otherwise is that of one message still.
    const stated = [await addPart(1, [read(march, null)]), await addPart(2, [read(april, null)])];
    expect(await resolvedRows(stated)).toHaveLength(1);
  });

  it('reads parts of earlier versions, which know of no analysis', async () => {
    const { analysis_version: _, ...columns } = lakeColumns;
    const file = namePart(hashPart('old'), 1, 0).file;
    await writePart(db, dir, file, columns, [encodeLines([lakeRow({ id: '1', body: text })])]);
    expect(await resolvedRows([{ file, seq: 1, runId: 'run-1' }])).toMatchObject([{ message_id: '1' }]);
  });

  it('keeps message keys when the same id later brings another text', async () => {
    const first = await addPart(1, [{ id: '9', body: '请问公积金贷款额度如何计算', at: '2024-02-01 08:00:00' }]);
    const [before] = await resolvedRows([first]);
    const second = await addPart(2, [{ id: '9', body: '校车超载严重，存在重大危险', at: '2024-01-01 08:00:00' }]);
    const rows = await resolvedRows([first, second]);
    expect(rows.find((row) => row.body === before?.body)?.message_key).toBe(before?.message_key);
    expect(new Set(rows.map((row) => row.message_key)).size).toBe(2);
  });
});

describe('parts of an earlier version', () => {
  it('are resolved without the columns that it did not write', async () => {
    const {
      trend_words: _,
      trend_phrases: __,
      input_hash: ___,
      default_time: ________,
      town: ____,
      town_source: _____,
      ask_kinds: ______,
      name_pieces: _______,
      ...columns
    } = lakeColumns;
    const earlier = await addPart(1, [{ id: '1', body: text }], columns);
    const later = await addPart(2, [
      { id: '2', body: `${text}！`, more: { trend_words: '路灯', ask_kinds: '3:100', name_pieces: '鸿栎' } },
    ]);
    const words = async (parts: readonly CommittedPart[]) => {
      await resolveLake(db, dir, parts, current, resolveOptions);
      return db.rows('SELECT message_id, trend_words, ask_kinds, name_pieces FROM resolved ORDER BY message_id');
    };
    expect(await words([earlier])).toEqual([
      { message_id: '1', trend_words: null, ask_kinds: null, name_pieces: null },
    ]);
    expect(await words([earlier, later])).toEqual([
      { message_id: '1', trend_words: null, ask_kinds: null, name_pieces: null },
      { message_id: '2', trend_words: '路灯', ask_kinds: '3:100', name_pieces: '鸿栎' },
    ]);
  });
});

describe('viewRejects', () => {
  const reject = {
    file: 'a.csv',
    sheet: null,
    row: 3,
    field: 'time',
    code: 'BAD_TIME',
    reason: 'r',
    content: '{"x":"1"}',
  };
  let rejectsDir: string;
  beforeEach(async () => {
    rejectsDir = join(dir, 'rejects');
    await mkdir(rejectsDir);
  });
  const addRejects = async (
    seq: number,
    rejects: readonly object[],
    columns: Readonly<Record<string, string>> = rejectColumns,
  ): Promise<CommittedPart> => {
    const lines = rejects.map((entry) => JSON.stringify({ ...reject, ...entry }));
    const file = namePart(hashPart(String(seq), ...lines), 0, lines.length).file;
    await writePart(db, rejectsDir, file, columns, [encodeLines(lines)]);
    return { file, seq, runId: `run-${seq}` };
  };
  const readRejects = async (parts: readonly CommittedPart[], accepted: readonly CommittedPart[] = []) => {
    await resolveLake(db, dir, accepted, current, resolveOptions);
    await viewRejects(db, rejectsDir, parts);
    return db.rows('SELECT run_id, file, "row", code, content FROM lake_rejects ORDER BY ALL');
  };

  it('counts a row once, by the run that first refused it, however its file was cut into batches', async () => {
    const { field: _, reason: __, sheet: ___, ...shown } = reject;
    const parts = [await addRejects(2, [{}, { row: 4 }]), await addRejects(1, [{}]), await addRejects(3, [{ row: 4 }])];
    expect(await readRejects(parts)).toEqual([
      { ...shown, run_id: 'run-1' },
      { ...shown, run_id: 'run-2', row: 4 },
    ]);
  });

  it('takes members of JSON in another order as the same row, other content, file or code as another', async () => {
    const swapped = ['{"x":"1","y":"a,\\"b\\""}', '{"y":"a,\\"b\\"","x":"1"}'].map((content) => ({ content }));
    expect(await readRejects([await addRejects(1, [swapped[0]!]), await addRejects(2, [swapped[1]!])])).toHaveLength(1);
    const others = [{}, { content: '{"x":"2"}' }, { file: 'b.csv' }, { code: 'MISSING_TIME' }, { sheet: 's' }];
    expect(await readRejects([await addRejects(1, others)])).toHaveLength(5);
  });

  it('keeps rows of files apart that a folder tells apart, and none twice that was read by a shorter name', async () => {
    const january = await addRejects(1, [{}, { row: 9 }]);
    const both = await addRejects(2, [{ file: '1/a.csv' }, { file: '1/a.csv', row: 9 }, { file: '2/a.csv' }]);
    const more = await addRejects(3, [{ file: 'x/1/a.csv' }, { file: 'y/1/a.csv', row: 9, content: '{}' }]);
    const named = async (parts: readonly CommittedPart[]) =>
      (await readRejects(parts)).map((found) => [found.file, found.row, found.run_id]);
    expect(await named([january, both])).toEqual([
      ['1/a.csv', 3, 'run-1'],
      ['1/a.csv', 9, 'run-1'],
      ['2/a.csv', 3, 'run-1'],
    ]);
    expect(await named([both, { ...january, seq: 4, runId: 'run-4' }])).toEqual([
      ['1/a.csv', 3, 'run-2'],
      ['1/a.csv', 9, 'run-2'],
      ['2/a.csv', 3, 'run-2'],
    ]);
    expect((await named([january, both, more])).map(([file, row]) => [file, row])).toEqual(
      expect.arrayContaining([
        ['1/a.csv', 9],
        ['2/a.csv', 3],
        ['x/1/a.csv', 3],
        ['y/1/a.csv', 9],
      ]),
    );
    expect(await named([january, both, more])).toHaveLength(4);
    const other = await addRejects(5, [{ file: 'aa.csv' }, { file: 'b/xaa.csv' }]);
    expect(await named([january, other])).toHaveLength(4);
  });

  it('leaves out rows that another run accepted, before or after', async () => {
    const refused = [{ input_hash: 'a' }, { input_hash: 'b', row: 4 }, { row: 5 }];
    const part = await addRejects(2, refused);
    const accept = (seq: number) => addPart(seq, [{ id: '1', body: text, more: { input_hash: 'a' } }]);
    expect(await readRejects([part])).toHaveLength(3);
    for (const seq of [1, 3]) {
      expect(await readRejects([part], [await accept(seq)])).toMatchObject([{ row: 4 }, { row: 5 }]);
    }
    const { input_hash: _, ...columns } = rejectColumns;
    const earlier = await addRejects(1, [{}], columns);
    expect(await readRejects([earlier], [await accept(3)])).toMatchObject([{ row: 3 }]);
  });

  it('has a row where the last run that read it found it, as after its file grew above it', async () => {
    const twice = [{ input_hash: 'a' }, { input_hash: 'a', row: 9 }, { input_hash: 'b', row: 5 }];
    const before = await addRejects(1, twice);
    const after = await addRejects(2, [
      { input_hash: 'a', row: 13 },
      { input_hash: 'a', row: 19 },
    ]);
    const rows = async (parts: readonly CommittedPart[]) =>
      (await readRejects(parts)).map(({ row, run_id: run }) => [row, run]);
    expect(await rows([before, after])).toEqual([
      [5, 'run-1'],
      [13, 'run-1'],
      [19, 'run-1'],
    ]);
    const readAgain = { ...before, lastSeq: 2 };
    expect((await rows([readAgain, after])).map(([row]) => row)).toEqual([3, 5, 9, 13, 19]);
    expect((await rows([{ ...before, lastSeq: 3 }, after])).map(([row]) => row)).toEqual([3, 5, 9]);
    const plain = [await addRejects(4, [{ row: 3 }]), await addRejects(5, [{ row: 30 }])];
    expect((await rows(plain)).map(([row]) => row)).toEqual([3, 30]);
  });

  it('is empty without parts', async () => {
    expect(await readRejects([])).toEqual([]);
  });
});

describe('countRows', () => {
  it('puts every accepted row into one class', async () => {
    const first = await addPart(1, [
      { id: '1', body: text, author: 'x' },
      { id: '2', body: '河水发黑发臭，鱼都死了', author: 'y' },
    ]);
    const second = await addPart(2, [
      { id: '1', body: text, author: 'x' },
      { id: '2', body: '河水发黑发臭，鱼都死了', author: 'y', reply: '已处理' },
      { id: '3', body: text, author: 'x', at: '2024-03-05 08:00:00' },
      { id: '4', body: '公交车半小时一趟，希望加密班次' },
      { id: '4', body: '公交车半小时一趟，希望加密班次' },
      { id: '4', body: '公交车半小时一趟，希望加密班次', likes: 2 },
    ]);
    await resolveLake(db, dir, [first, second], current, resolveOptions);
    const counts = await countRows(db, 2, [
      { file: second.file, reads: 2 },
      { file: first.file, reads: 1 },
    ]);
    // Only message 1 comes back as it was; that a row of message 4 stands twice makes it no known one.
    expect(counts).toEqual({ new: 1, updated: 2, duplicates: 1, unchanged: 10, analysedAnew: 1 });
  });
});

describe('findKnownElsewhere', () => {
  it('names the source that has most of the new messages, by id and text', async () => {
    const other = '河水发黑发臭，鱼都死了';
    const rows = (source: string, ...bodies: readonly string[]) =>
      bodies.map((body, id) => ({ id: String(id), body, author: null, more: { source } }));
    const find = async (...bodies: readonly string[]) => {
      const parts = [await addPart(1, rows('hotline', text, other)), await addPart(2, rows('main', ...bodies))];
      await resolveLake(db, dir, parts, current, resolveOptions);
      return findKnownElsewhere(db, 2);
    };
    expect(await find(text, other, text)).toEqual({ otherSource: 'hotline', known: 2, fresh: 3 });
    expect(await find(text, text)).toBeNull();
    expect(await find(other, text)).toBeNull();
  });
});

describe('rows that are folded some at a time', () => {
  it('give the same messages as all at once', async () => {
    const inputs = Array.from({ length: 40 }, (_, i) => ({
      id: String(i % 17),
      body: i % 5 === 0 ? '另一件事，说的是别的' : `路灯坏了，第${i % 17}处`,
      author: `作者${i % 3}`,
      likes: i,
      ...(i % 4 === 0 ? { reply: `答复${i}` } : {}),
    }));
    const parts = [
      await addPart(1, inputs.slice(0, 15)),
      await addPart(2, inputs.slice(15, 30)),
      await addPart(3, inputs.slice(30)),
    ];
    const resolve = async (atOnce?: number) => {
      const summary = await resolveLake(db, dir, parts, current, {
        ...resolveOptions,
        ...(atOnce === undefined ? {} : { foldedAtOnce: atOnce }),
      });
      return { summary, rows: await db.rows('SELECT * FROM resolved ORDER BY message_key') };
    };
    const whole = await resolve();
    expect(whole.rows.length).toBeGreaterThan(17);
    expect(await resolve(3)).toEqual(whole);
  });
});

describe('ids of several texts each', () => {
  it('are read a few at a time: where replies came without texts they are all ids of the lake', async () => {
    const ids = Array.from({ length: 2500 }, (_, i) => String(i).padStart(4, '0'));
    const parts = [
      await addPart(
        1,
        ids.map((id) => ({ id, title: `路灯不亮${id}`, body: `${text}${id}`, author: id })),
      ),
      await addPart(
        2,
        ids.map((id) => ({ id, title: `路灯不亮${id}`, body: '', author: id, reply: `答复${id}` })),
      ),
      // Shifts the ids that follow, so that the texts of one lie in two blocks; the last id is in conflict.
      await addPart(3, [
        { id: '0000', title: '路灯不亮0000', body: `${text}，0000`, author: '0000' },
        { id: '2499', body: '请问公积金贷款额度如何计算', author: null, at: '2025-01-01 08:00:00' },
      ]),
    ];
    const read = { most: 0 };
    const watched: Database = {
      ...db,
      rows: async <T extends object>(...query: Parameters<Database['rows']>) => {
        const rows = await db.rows<T>(...query);
        read.most = Math.max(read.most, rows.length);
        return rows;
      },
    };
    expect(await resolveLake(watched, dir, parts, current, resolveOptions)).toMatchObject({
      messages: 2501,
      idConflicts: 1,
    });
    expect(read.most).toBeLessThan(100);
    const counted = 'count(*) AS n, count(*) FILTER (versions = 2) AS two, count(*) FILTER (versions = 3) AS three';
    const whole = "count(*) FILTER (body <> '' AND reply = '答复' || message_id) AS whole";
    expect(await db.rows(`SELECT ${counted}, ${whole} FROM resolved`)).toEqual([
      { n: 2501, two: 2499, three: 1, whole: 2500 },
    ]);
    expect(await readdir(dir)).toHaveLength(parts.length);
  });
});

describe('listParts', () => {
  it('does not see temporary files', async () => {
    await writePart(db, dir, '.tmp-x.parquet', lakeColumns, []);
    const part = await addPart(1, []);
    expect([...(await listParts(dir)).values()].map((entry) => entry.file)).toEqual([part.file]);
  });
});

describe('a folder whose name DuckDB would take for a pattern', () => {
  it.each([
    ['w[12]', 'w1'],
    ['w?x', 'wyx'],
    ['w*', 'wx'],
  ])('%s is read, and not %s', async (name, other) => {
    const own = relative(process.cwd(), join(dir, name));
    for (const [folder, body] of [
      [own, text],
      [join(dir, other), '别处'],
    ] as const) {
      await mkdir(folder);
      await writePart(db, folder, namePart(hashPart('x'), 1, 0).file, lakeColumns, [
        encodeLines([lakeRow({ id: '1', body })]),
      ]);
    }
    const parts: CommittedPart[] = [{ file: namePart(hashPart('x'), 1, 0).file, seq: 1, runId: 'r1' }];
    expect(await resolveLake(db, own, parts, current, resolveOptions)).toMatchObject({ messages: 1 });
    expect(await db.rows('SELECT body FROM resolved')).toEqual([{ body: text }]);
  });
});

describe('a part that cannot be read', () => {
  it('is named, without the statement that met it', async () => {
    const part: CommittedPart = { file: namePart(hashPart('broken'), 1, 0).file, seq: 1, runId: 'r1' };
    const path = join(dir, part.file);
    await writeFile(path, 'no Parquet');
    const expected = {
      code: 'LAKE_UNREADABLE',
      data: { path },
      message: expect.stringMatching(/^Expected [^\n]*; read its files again; [^\n]*$/),
    };
    await expect(resolveLake(db, dir, [part], current, resolveOptions)).rejects.toMatchObject(expected);
    await expect(viewRejects(db, dir, [part])).rejects.toMatchObject(expected);
  });
});
