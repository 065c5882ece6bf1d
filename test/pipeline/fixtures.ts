import { createRandom, type Random } from '../../src/core/effects.ts';

const places = ['柳荫小区', '望江花园', '石桥村', '青禾镇', '东湖路', '文昌学校', '恒达公司', '松林街道'];
const problems = [
  ['路灯不亮', '晚上出门一片漆黑，老人摔了好几次，请尽快修好'],
  ['夜间施工扰民', '工地凌晨两点还在打桩，孩子无法入睡，多次反映无果'],
  ['拖欠工资', '我们十二个工人三个月没有拿到工资，老板电话不接'],
  ['公交班次太少', '早高峰半小时一趟，建议增加班次或者开通接驳线'],
  ['咨询公积金提取', '请问异地购房能否提取公积金，需要准备哪些材料'],
  ['垃圾站臭气', '垃圾站就在窗下，夏天臭气熏天，苍蝇成群'],
] as const;

/** A row as a board exports it; later rows of the same issue use other words. */
export interface BoardRow {
  readonly id: string;
  readonly author: string;
  readonly title: string;
  readonly time: string;
  readonly body: string;
}

/** Invented messages: the same for the same seed. */
export function inventRows(count: number, seed: number): BoardRow[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => inventRow(index, random));
}

function inventRow(index: number, random: Random): BoardRow {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const place = `${pick(['B1区', 'B2区', 'B3县'])}${pick(places)}`;
  const [problem, body] = pick(problems);
  const day = 1 + Math.floor(random() * 28);
  const month = 1 + Math.floor(random() * 6);
  const detail = Array.from(
    { length: 1 + Math.floor(random() * 6) },
    () => `${pick(places)}${Math.floor(random() * 900)}号`,
  );
  return {
    id: String(7000 + index),
    author: `U${Math.floor(random() * count(index))}`,
    title: `${place}${problem}`,
    time: `2023/${month}/${day} ${8 + (index % 12)}:${String(index % 60).padStart(2, '0')}:05`,
    body: `尊敬的领导：${place}${body}。涉及${detail.join('、')}，联系电话13${String(800_000_000 + index)}。`,
  };
}

/** Few authors at first, more later: some write several times. */
function count(index: number): number {
  return 20 + index;
}

const header = '留言编号,留言用户,留言主题,留言时间,留言详情';

/** Rows as the CSV of an export. */
export function toCsv(rows: readonly BoardRow[]): string {
  const lines = rows.map((row) => [row.id, row.author, row.title, row.time, `"${row.body}"`].join(','));
  return `${[header, ...lines].join('\n')}\n`;
}

/** Rows as JSON lines with the board's API names. */
export function toJsonLines(rows: readonly BoardRow[], extra: Readonly<Record<string, unknown>> = {}): string {
  return rows
    .map(
      (row) =>
        `${JSON.stringify({ tid: row.id, author: row.author, subject: row.title, dateline: row.time, content: row.body, ...extra })}\n`,
    )
    .join('');
}
