import { describe, expect, it } from 'vitest';
import { aggregateSettings } from '../../../src/aggregate/settings.ts';
import { passingMarts } from '../passing-marts.ts';

const build = passingMarts();

const at = '2025-01-01 00:00:00';
const marks = { relevance: 2, complete: 1, basis: 0, outcome: 'resolved', template: 0, reasons: ['说明了结果'] };
const total = `SELECT messages, replied, reply_rate, hours_median, waiting FROM handling WHERE grain = 'total' AND month IS NULL`;

describe('a reply without a time', () => {
  it('is a reply; only the hours want its time', async () => {
    const db = await build({
      messages: [
        { id: '1', at, reply: '已修好', reply_marks: marks },
        { id: '2', at, reply: '已修好', replied_at: '2025-01-03 00:00:00', reply_marks: marks },
        { id: '3', at },
        { id: '4', at },
      ],
      issues: { I1: ['1', '2', '3'] },
    });
    expect(await db.rows(total)).toEqual([{ messages: 4, replied: 2, reply_rate: 0.5, hours_median: 48, waiting: 2 }]);
    expect(await db.rows('SELECT message_id FROM backlog ORDER BY 1')).toEqual([
      { message_id: '3' },
      { message_id: '4' },
    ]);
    expect(await db.rows('SELECT message_id FROM reply_quality')).toHaveLength(2);
    expect(await db.rows('SELECT replied, unanswered FROM issues')).toEqual([{ replied: 2, unanswered: 1 }]);
  });
});

describe('an input that would not tell', () => {
  it('leaves open whether its messages were answered', async () => {
    const db = await build({
      messages: [
        { id: '1', at, reply: '已修好' },
        { id: '2', at },
        { id: '3', at, tells_handling: false },
        { id: '4', at, tells_handling: false },
      ],
      issues: { I1: ['1', '2', '3'], I2: ['4'] },
    });
    expect(await db.rows('SELECT messages, replied, unanswered FROM issues ORDER BY messages DESC')).toEqual([
      { messages: 3, replied: 1, unanswered: 1 },
      { messages: 1, replied: null, unanswered: null },
    ]);
    expect(await db.rows('SELECT is_replied FROM messages ORDER BY message_id')).toEqual([
      { is_replied: true },
      { is_replied: false },
      { is_replied: null },
      { is_replied: null },
    ]);
    expect(await db.rows('SELECT message_id FROM message_handling ORDER BY 1')).toEqual([
      { message_id: '1' },
      { message_id: '2' },
    ]);
  });
});

it('is not known to be settled or not where it has no status', async () => {
  const statuses = async (...given: (string | null)[]) => {
    const db = await build({
      messages: given.map((status, i) => ({ id: String(i), at, status, reply: '已答', replied_at: at })),
    });
    return (await db.rows('SELECT is_finished FROM message_handling ORDER BY message_id')).map(
      ({ is_finished: isFinished }: Record<string, unknown>) => isFinished,
    );
  };
  expect(await statuses('已办结', '办理中', null)).toEqual([true, false, null]);
  expect(await statuses(null, null)).toEqual([null, null]);
  expect(await statuses('已回复', null)).toEqual([null, null]);
});

describe('a second reply', () => {
  it('leaves hours and deadline to the first, and is the one that is marked and that issues come back after', async () => {
    const first = (time: string | null) => (time === null ? null : `2025-01-${time}`);
    const replied = (id: string, firstDay: string | null, last: string | null) => ({
      id,
      at: '2025-01-01 10:00:00',
      reply: '已修好',
      replied_at: last,
      first_replied_at: first(firstDay),
      reply_marks: marks,
    });
    const late = '2025-03-01 10:00:00';
    const db = await build({
      messages: [
        replied('1', '04 10:00:00', late),
        replied('2', '20 10:00:05', late),
        replied('3', null, late),
        // Of the last reply no time is known.
        replied('4', '04 10:00:00', null),
        // That of the last reply was mistyped.
        replied('5', '04 10:00:00', '2024-12-01 10:00:00'),
        { id: '6', at: '2025-02-01 10:00:00', tells_handling: false },
        { id: '7', at: '2025-06-15 10:00:00', tells_handling: false },
      ],
      issues: { I1: ['1', '2', '3', '4', '5', '6'] },
    });
    expect(
      await db.rows('SELECT replied_at, first_replied_at, hours, is_timely FROM message_handling ORDER BY message_id'),
    ).toEqual([
      { replied_at: late, first_replied_at: '2025-01-04 10:00:00', hours: 72, is_timely: true },
      { replied_at: late, first_replied_at: '2025-01-20 10:00:05', hours: 456.001, is_timely: false },
      { replied_at: late, first_replied_at: late, hours: 1416, is_timely: false },
      { replied_at: null, first_replied_at: '2025-01-04 10:00:00', hours: 72, is_timely: true },
      { replied_at: '2024-12-01 10:00:00', first_replied_at: '2025-01-04 10:00:00', hours: 72, is_timely: true },
    ]);
    expect(await db.rows('SELECT hours, timely FROM reply_quality ORDER BY message_id')).toMatchObject([
      { hours: 72, timely: true },
      { hours: 456.001, timely: false },
      { timely: false },
      { hours: 72, timely: true },
      { hours: 72, timely: true },
    ]);
    expect(
      await db.rows(`SELECT timely, due, hours_median FROM handling WHERE grain = 'total' AND "month" IS NULL`),
    ).toEqual([{ timely: 3, due: 5, hours_median: 72 }]);
    // The message of February came before the last reply.
    expect(
      await db.rows(`SELECT replies, returned FROM recurrence WHERE grain = 'total' AND within_days = 30`),
    ).toEqual([{ replies: 3, returned: 0 }]);
  });
});

describe('a reply to a copy', () => {
  const copy = (id: string, day: string, rest: object) => ({
    id,
    at: `2025-01-${day} 00:00:00`,
    author: '作者1',
    duplicateOf: '1',
    ...rest,
  });

  it('answers the matter: the original counts as answered, in the time of the first and with the marks of the latest of such replies', async () => {
    const db = await build({
      messages: [
        { id: '1', at },
        copy('2', '02', {
          reply: '已转办',
          replied_at: '2025-01-03 00:00:00',
          reply_marks: { ...marks, outcome: 'none' },
        }),
        copy('3', '04', { reply: '已修好', replied_at: '2025-01-05 00:00:00', reply_marks: marks }),
        copy('4', '06', {}),
      ],
      issues: { I1: ['1'] },
    });
    expect(await db.rows(total)).toEqual([{ messages: 1, replied: 1, reply_rate: 1, hours_median: 48, waiting: 0 }]);
    expect(await db.rows('SELECT * FROM backlog')).toEqual([]);
    expect(await db.rows('SELECT message_id, outcome, hours FROM reply_quality')).toEqual([
      { message_id: '1', outcome: 'resolved', hours: 48 },
    ]);
    expect(await db.rows('SELECT replied, unanswered FROM issues')).toEqual([{ replied: 1, unanswered: 0 }]);
    // Each row keeps what it was given.
    expect(await db.rows('SELECT message_id, reply, replied_at, is_replied FROM messages ORDER BY 1')).toEqual([
      { message_id: '1', reply: null, replied_at: null, is_replied: true },
      { message_id: '2', reply: '已转办', replied_at: '2025-01-03 00:00:00', is_replied: true },
      { message_id: '3', reply: '已修好', replied_at: '2025-01-05 00:00:00', is_replied: true },
      { message_id: '4', reply: null, replied_at: null, is_replied: false },
    ]);
  });

  it('does not replace what the original was told itself', async () => {
    const own = { reply: '已修好', replied_at: '2025-01-02 00:00:00', reply_marks: marks };
    const db = await build({
      messages: [
        { id: '1', at, ...own },
        copy('2', '02', {
          reply: '再答',
          replied_at: '2025-01-09 00:00:00',
          reply_marks: { ...marks, outcome: 'none' },
        }),
      ],
    });
    expect(await db.rows('SELECT outcome, hours FROM reply_quality')).toEqual([{ outcome: 'resolved', hours: 24 }]);
  });

  it('tells of an original whose own input would not', async () => {
    const db = await build({
      messages: [
        { id: '1', at, tells_handling: false },
        copy('2', '02', { reply: '已修好' }),
        { id: '5', at, tells_handling: false },
      ],
    });
    expect(await db.rows(total)).toMatchObject([{ messages: 1, replied: 1 }]);
  });
});

/** What one mart says of messages that differ in one word each. */
async function readWords(column: string, words: readonly string[], judged: string): Promise<Record<string, unknown>[]> {
  const db = await build({ messages: words.map((word, i) => ({ id: String(i), at, [column]: word })) });
  return db.rows(`SELECT ${column} AS word, ${judged} FROM message_handling JOIN messages USING (message_key)
    ORDER BY message_key::INTEGER`);
}

describe('words of status', () => {
  it('say what was taken up, settled, and who still waits', async () => {
    const expected = {
      settled: { is_responded: true, is_finished: true, is_waiting: false },
      answered: { is_responded: true, is_finished: false, is_waiting: false },
      'taken up': { is_responded: true, is_finished: false, is_waiting: true },
      untouched: { is_responded: false, is_finished: false, is_waiting: true },
      withdrawn: { is_responded: false, is_finished: false, is_waiting: false },
    };
    const words: Readonly<Record<keyof typeof expected, readonly string[]>> = {
      settled: [
        ...['已办结', '超期办结', '未逾期，已办结', '已办结，未评价', '待评价', '处理完成', '已解决', '结案'],
        ...[
          '归档',
          '已归档',
          '待归档',
          '已办结，未归档',
          '关闭',
          '已关闭',
          '结束',
          '流程结束',
          '已终结',
          '结单',
          '关单',
        ],
        ...['已妥善解决', '已全部整改', '已自行解决', '完成办理', '已完成整改'],
        ...['已闭环', '闭环', '已闭环处理', '销号', '自办自结', '已修复', '现阶段已办结', '二次交办已办结'],
        ...['工单完成', '回访完成', '重复工单，已办结', 'Closed', 'CLOSED', 'resolved', 'Resolved'],
      ],
      answered: [
        ...['已回复', '已答复', '已答复，办理中', '已反馈', '已解答', '答复完毕', '回复完成', '未逾期，已书面答复'],
        ...['已书面答复', '已电话回复', '已在线回复', '已公开答复', '直接答复', '当场解答', '书面答复', '官方回复'],
      ],
      'taken up': [
        '已受理，未办结',
        '部分办结',
        ...['阶段性办结', '阶段办结', '已阶段性答复', '闭环管理', '销号审核', '申请销号', '审核驳回', '驳回重办'],
        ...['请书面答复', '需当面答复', '正在答复', '将直接答复', '在线答复中', '已延期答复'],
        '已部分解决',
        '办结中',
        '已转办',
        '办理中',
        '正在办理',
        '已办结（退回重办）',
        ...['已办结，返工', '已办结，回退', '办结后再次交办', '已办结（二次交办）'],
        '已关闭，重新派单',
        '申请关闭',
        '部分归档',
        '办理未结束',
        '申请撤单中',
        '用户申请撤回',
        '已退单，重新派单',
        'not resolved',
        'reopened after being closed',
      ],
      untouched: [
        '逾期未办结',
        '暂未办结',
        '尚未受理',
        '未受理',
        '待回复',
        '待办理',
        '未完成整改',
        '未办结',
        '/',
        '未归档',
        ...['未闭环', '待销号', '未书面答复', '无法当场答复', '待答复完成'],
        '待关单',
        '未反馈',
      ],
      withdrawn: [
        ...[
          '已撤单',
          '已撤销',
          '作废',
          '已作废',
          '无效工单',
          '重复工单',
          '不予受理',
          '不予办理',
          '不属于受理范围',
          '不属于本单位受理范围',
          '已终止',
          '已退单',
          '作废，已关闭',
        ],
        ...[
          '不受理',
          '暂不受理',
          '不受理，已归档',
          '非受理范围',
          '不予处理',
          '拒绝办理',
          '已拒绝',
          '驳回',
          '已驳回',
          '诉求被驳回',
        ],
        ...['用户撤回', '来电人撤销', '市民要求撤回', '市民撤诉', '重复来电'],
      ],
    };
    const cases = Object.entries(words).flatMap(([name, all]) =>
      all.map((word) => ({ word, ...expected[name as keyof typeof expected] })),
    );
    const all = cases.map(({ word }) => word);
    expect(await readWords('status', all, 'is_responded, is_finished, is_waiting')).toEqual(cases);
  });
});

describe('words of satisfaction', () => {
  it('say who is satisfied, who is not, and who did not say', async () => {
    const words = {
      satisfied:
        '满意 没有不满意 无不满 没有什么不满意 很满意 基本满意 比较满意 已评价：满意 满意度：满意 未解决但满意 5 4分 5星 四星 ★★★★☆ 4/5 好评 5分（满意） 8 9.5分 8/10 80 100分 85% 满意度：90 办理态度-5分',
      dissatisfied:
        '不满意 没满意 态度没有不满意，结果不满意 有无不满意：不满意 过程未评价，结果不满意 非常不满意 不太满意 不是很满意 不满 满意度：不满 已评价：不满意 一般 差评 3 2分 1星 二星 ★☆☆☆☆ 6 7分 4/10 60 79.5分 60% 4/100',
      unknown:
        '未反馈 未参评 未回访 未评价 满意度：未评价 已评价 暂无 无人接听 拒绝评价 默认满意 系统默认好评 视为满意 超时未评价视为满意 视同满意 系统评价满意 未评价（满意） / 101 6/5 5/0 -1 －1 -1分 -1.0 满意度：-1 满意度(-1)',
    };
    const cases = Object.entries(words).flatMap(([name, all]) =>
      all.split(' ').map((word) => ({ word, is_satisfied: name === 'unknown' ? null : name === 'satisfied' })),
    );
    const all = cases.map(({ word }) => word);
    expect(await readWords('satisfaction', all, 'is_satisfied')).toEqual(cases);
  });

  it.each([3, 6, 60])('are judged by the share that the setting %s has of its own scale', async (satisfiedGrade) => {
    const satisfaction = ['3', '2分', '6', '5/10', '60', '59', '三星', '★★'];
    const { handling } = aggregateSettings.parse({ handling: { satisfiedGrade } });
    const db = await build({
      messages: satisfaction.map((word, i) => ({ id: String(i), at, satisfaction: word })),
      settings: { handling },
    });
    expect(
      await db.rows('SELECT list(is_satisfied ORDER BY message_key::INTEGER) AS all FROM message_handling'),
    ).toEqual([{ all: [true, false, true, false, true, false, true, false] }]);
  });
});
