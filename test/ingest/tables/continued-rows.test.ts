import { describe, expect, it } from 'vitest';
import { readFiles } from '../read-files.ts';

const header = '工单编号,标题,内容,来电时间,承办单位,办理状态,答复内容,答复时间';
const first = '7,路灯不亮,路灯坏了,2026/3/1,城管局,办理中,已派人查看,2026/3/2';

async function readTable(...lines: readonly string[]) {
  const { rows, rowNumbers, notes, batches } = await readFiles({ 'a.csv': [header, ...lines].join('\n') });
  return { rows, rowNumbers, notes, problems: batches.flatMap(({ problems }) => problems) };
}

describe('rows that go on with the message above', () => {
  it('gives it their replies, and the last state and time, and counts them', async () => {
    const { rows, rowNumbers, notes } = await readTable(
      first,
      ',,,,城管局,已办结,灯已换好,2026/3/4',
      ',,,,供电所,,线路已检修,',
      '8,下一件,积水,2026/3/5,水务局,,,',
    );
    expect(rows).toEqual([
      {
        工单编号: '7',
        标题: '路灯不亮',
        内容: '路灯坏了',
        来电时间: '2026/3/1',
        承办单位: '城管局',
        办理状态: '已办结',
        答复内容: '已派人查看\n灯已换好\n供电所：线路已检修',
        答复时间: '2026/3/4',
      },
      expect.objectContaining({ 工单编号: '8', 答复内容: '' }),
    ]);
    expect(rowNumbers).toEqual([2, 5]);
    expect(notes).toEqual([
      '-: 2 rows, e.g. 3, have a reply and no id, text and time of their own: read with the message above',
    ]);
  });

  it.each([
    [
      'a department and a reply where the first row has none',
      '7,题,文,2026/3/1,,,,',
      ',,,,城管局,,灯已换好,',
      '灯已换好',
    ],
    ['the row above that has a title alone', '7,题,,2026/3/1,,,已派人查看,', ',,,,,,灯已换好,', '已派人查看\n灯已换好'],
    ['the id of the row above', first, '7,,,,城管局,,灯已换好,', '已派人查看\n灯已换好'],
    ['the same reply once more', first, ',,,,,,已派人查看,', '已派人查看'],
    ['a state behind a reply', first, ',,,,,,已办结,', '已派人查看\n已办结'],
    ['the later of two states', '7,题,文,2026/3/1,,,处理中,', ',,,,,,已办结,', '已办结'],
  ])('takes %s', async (_, above, line, reply) => {
    const { rows, notes } = await readTable(above, line);
    expect(rows.map((row) => row.答复内容)).toEqual([reply]);
    expect(notes).toEqual(['-: row 3 has a reply and no id, text and time of its own: read with the message above']);
  });

  it('takes the id of the row above where the number of the row is blank', async () => {
    const csv = `序号,${header}\n1,${first}\n,7,,,,城管局,,灯已换好,`;
    const { rows } = await readFiles({ 'a.csv': csv });
    expect(rows.map((row) => row.答复内容)).toEqual(['已派人查看\n灯已换好']);
  });

  it('takes a reply in one of several columns of them', async () => {
    const csv = '工单编号,标题,来电时间,答复内容1,答复内容2\n7,题,2026/3/1,已派人查看,\n,,,灯已换好,\n';
    const { rows } = await readFiles({ 'a.csv': csv });
    expect(rows.map((row) => row.答复内容1)).toEqual(['已派人查看\n灯已换好']);
  });

  it('joins no signature', async () => {
    const { rows, notes } = await readTable(first, ',,,,,,审核：李小溪,');
    expect(rows.map((row) => row.答复内容)).toEqual(['已派人查看']);
    expect(notes).toEqual(['-: row 3 is no message but a total, a signature or the head of a section: left out']);
  });

  it.each([
    ['an id of its own', '9,,,,城管局,,灯已换好,'],
    ['a time of its own', ',,,2026/3/2,城管局,,灯已换好,'],
    ['another time under the same id', '7,,,2026/3/2,城管局,,灯已换好,'],
    ['the same time without the id', ',,,2026/3/1,城管局,,灯已换好,'],
    ['a text of its own', ',,还有一盏,,城管局,,灯已换好,'],
    ['no reply', ',,,,城管局,已办结,,'],
    ['a number for a reply', ',,,,,,3,'],
    ['a note in place of a reply', ',,,,,,说明：灯已换好,'],
    ['a reply before the message was written', ',,,,,,灯已换好,2026/2/1'],
    ['what stands above, in words', ',,,,同上,,灯已换好,'],
    ['a cell too many', ',,,,,,灯已换好,,多'],
  ])('leaves a row with %s as it is', async (_, line) => {
    const { rows, notes } = await readTable(first, line);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.答复内容).toBe('已派人查看');
    expect(notes).toEqual([]);
  });

  it('gives no row what stands below a blank row, a row without text, or one that could not be read', async () => {
    const further = ',,,,城管局,,灯已换好,';
    expect((await readTable(first, ',,,,,,,', further)).rows).toHaveLength(2);
    expect((await readTable('7,,,2026/3/1,城管局,,,', further)).rows).toHaveLength(2);
    const broken = await readTable(`${first},多`, further);
    expect(broken.rows).toHaveLength(2);
    expect(broken.problems.map(({ index }) => index)).toEqual([0]);
  });

  it('gives no row so many that the table was sorted apart, or what makes a reply too long', async () => {
    const sorted = await readTable(first, ...Array.from({ length: 21 }, (_, i) => `,,,,,,第${i}件已办好了,`));
    expect(sorted.rows).toHaveLength(22);
    expect(sorted.rowNumbers).toEqual(Array.from({ length: 22 }, (_, i) => i + 2));
    expect(sorted.notes).toEqual([]);
    const long = await readTable(first, `,,,,,,${'长'.repeat(99_999)},`);
    expect(long.rows.map((row) => row.答复内容?.length)).toEqual([5, 99_999]);
  });

  it('keeps a row with those that go on with it in one batch, and columns without a reply or text apart', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i + 1},题${i},文${i},2026/3/1,,,答${i}一,\n,,,,,,答${i}二,`);
    const { batches } = await readFiles({ 'a.csv': [header, ...lines].join('\n') }, { settings: { batchSize: 4 } });
    const rows = batches.flatMap((batch) => batch.rows);
    expect(batches.length).toBeGreaterThan(5);
    expect(rows.map((cells) => cells[6])).toEqual(Array.from({ length: 40 }, (_, i) => `答${i}一\n答${i}二`));
    const plain = await readFiles({ 'a.csv': 'id,title,time,memo\n1,甲,2026/3/1,\n,,,已办好了\n' });
    expect(plain.rows).toHaveLength(2);
  });
});
