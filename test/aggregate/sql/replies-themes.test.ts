import { describe, expect, it } from 'vitest';
import { passingMarts } from '../passing-marts.ts';

const build = passingMarts();

const marks = (outcome: string) => ({
  relevance: 2,
  complete: 1,
  basis: 0,
  outcome,
  template: 0,
  reasons: ['说明了原因'],
});
const reply = (days: number, outcome: string) => ({
  reply: '已收悉',
  replied_at: `2025-02-${String(1 + days).padStart(2, '0')} 08:00:00`,
  reply_marks: marks(outcome),
});

describe('reply quality', () => {
  it('has the marks of every reply, and how timely it was', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-02-01 08:00:00', author: 'a', ...reply(15, 'resolved') },
        { id: '2', at: '2025-02-01 08:00:00', ...reply(16, 'none') },
        { id: '3', at: '2025-02-05 08:00:00', ...reply(1, 'promised') },
        { id: '4', at: '2025-02-06 08:00:00' },
        { id: '5', at: '2025-02-07 08:00:00', author: 'a', duplicateOf: '1', ...reply(9, 'resolved') },
      ],
    });
    expect(await db.rows('SELECT message_id, outcome, hours, timely FROM reply_quality')).toEqual([
      { message_id: '1', outcome: 'resolved', hours: 360, timely: true },
      { message_id: '2', outcome: 'none', hours: 384, timely: false },
      { message_id: '3', outcome: 'promised', hours: null, timely: null },
    ]);
    expect(await db.rows(`SELECT * FROM reply_quality WHERE message_id = '1'`)).toEqual([
      { message_id: '1', source: 'main', ...marks('resolved'), hours: 360, timely: true },
    ]);
  });

  it('takes near-identical replies for boilerplate as most of them are', async () => {
    const says = '套话，放到任何来信下都成立';
    const marked = (id: string, template: number, reasons: readonly string[]) => {
      const { reply_marks, ...rest } = reply(5, 'none');
      return { id, at: '2025-02-01 08:00:00', ...rest, reply_marks: { ...reply_marks, template, reasons } };
    };
    const group = (group_id: string, keys: readonly string[]) => ({
      group_id,
      text: '收到',
      count: keys.length,
      matters: 3,
      message_keys: keys,
    });
    const db = await build({
      messages: [
        marked('1', 1, [says]),
        marked('2', 1, [says]),
        marked('3', 0, ['没有实质答复']),
        marked('4', 0, ['没有实质答复']),
        marked('5', 0, ['没有实质答复']),
        marked('6', 1, ['没有实质答复', says]),
        marked('7', 1, [says]),
      ],
      tables: { template_groups: [group('R1', ['1', '2', '3']), group('R2', ['4', '5', '6'])] },
    });
    expect(await db.rows('SELECT message_id, "template", reasons FROM reply_quality')).toEqual([
      { message_id: '1', template: 1, reasons: [says] },
      { message_id: '2', template: 1, reasons: [says] },
      { message_id: '3', template: 1, reasons: ['没有实质答复', says] },
      { message_id: '4', template: 0, reasons: ['没有实质答复'] },
      { message_id: '5', template: 0, reasons: ['没有实质答复'] },
      { message_id: '6', template: 0, reasons: ['没有实质答复'] },
      { message_id: '7', template: 1, reasons: [says] },
    ]);
  });

  it('makes a reply that only passes a matter on count as not handled in the shortlist', async () => {
    const issue = (name: string, outcome: string) =>
      Array.from({ length: 6 }, (_, i) => ({
        id: `${name}${i}`,
        at: `2025-02-0${1 + (i % 3)} 08:00:00`,
        ...reply(20, outcome),
      }));
    const issues = { I1: issue('a', 'resolved'), I2: issue('b', 'forwarded') };
    const db = await build({
      messages: [...Object.values(issues).flat(), { id: 'last', at: '2025-03-01 08:00:00' }],
      issues: Object.fromEntries(Object.entries(issues).map(([name, rows]) => [name, rows.map(({ id }) => id)])),
    });
    expect(
      await db.rows('SELECT issue_id, handled_share, replies, hollow_replies, weak_resolution FROM monthly_shortlist'),
    ).toEqual([
      { issue_id: 'I2', handled_share: 0, replies: 6, hollow_replies: 6, weak_resolution: 0.772727 },
      { issue_id: 'I1', handled_share: 1, replies: 6, hollow_replies: 0, weak_resolution: 0.227273 },
    ]);
  });

  it('leaves thanks out of the shortlist', async () => {
    const issue = (name: string, kinds: readonly string[]) =>
      kinds.map((kind, i) => ({ id: `${name}${i}`, at: `2025-02-0${1 + i} 08:00:00`, kind, ...reply(9, 'forwarded') }));
    const issues = {
      I1: issue('a', ['praise', 'praise', 'praise', 'complaint', 'praise']),
      I2: issue('b', ['praise', 'complaint', 'complaint', 'praise', 'complaint']),
    };
    const db = await build({
      messages: Object.values(issues).flat(),
      issues: Object.fromEntries(Object.entries(issues).map(([name, rows]) => [name, rows.map(({ id }) => id)])),
    });
    expect(await db.rows('SELECT rank, issue_id FROM monthly_shortlist')).toEqual([{ rank: 1, issue_id: 'I2' }]);
  });

  it('holds nothing against an office of whose handling no input tells', async () => {
    const issue = (name: string, rest: object) =>
      Array.from({ length: 6 }, (_, i) => ({ id: `${name}${i}`, at: `2025-02-0${1 + (i % 3)} 08:00:00`, ...rest }));
    const issues = {
      I1: issue('a', reply(20, 'resolved')),
      I2: issue('b', { tells_handling: false }),
      I3: issue('c', reply(20, 'forwarded')),
    };
    const db = await build({
      messages: [...Object.values(issues).flat(), { id: 'last', at: '2025-03-01 08:00:00' }],
      issues: Object.fromEntries(Object.entries(issues).map(([name, rows]) => [name, rows.map(({ id }) => id)])),
    });
    expect(await db.rows('SELECT issue_id, handled_share, weak_resolution FROM monthly_shortlist')).toEqual([
      { issue_id: 'I3', handled_share: 0, weak_resolution: 0.772727 },
      { issue_id: 'I2', handled_share: null, weak_resolution: 0.5 },
      { issue_id: 'I1', handled_share: 1, weak_resolution: 0.227273 },
    ]);
  });

  it('holds one reply after which an issue came back against nobody whom it says nothing of', async () => {
    const issue = (name: string, count: number, rest: (i: number) => object) =>
      Array.from({ length: count }, (_, i) => ({
        id: `${name}${i}`,
        at: `2025-02-0${1 + (i % 7)} 08:00:00`,
        ...rest(i),
      }));
    const issues = {
      // One letter of seven is answered, and another one follows.
      I1: issue('a', 7, (i) => (i === 0 ? reply(1, 'resolved') : { tells_handling: false })),
      // Of twenty all are put off.
      I2: issue('b', 20, () => reply(1, 'forwarded')),
      I3: issue('c', 60, () => reply(20, 'resolved')),
    };
    const db = await build({
      messages: [...Object.values(issues).flat(), { id: 'last', at: '2025-03-01 08:00:00' }],
      issues: Object.fromEntries(Object.entries(issues).map(([name, rows]) => [name, rows.map(({ id }) => id)])),
    });
    const rows = await db.rows<{ issue_id: string; told: number; weak_resolution: number }>(
      'SELECT issue_id, told, weak_resolution FROM monthly_shortlist ORDER BY weak_resolution DESC',
    );
    expect(rows.map(({ issue_id, told }) => [issue_id, told])).toEqual([
      ['I2', 20],
      ['I1', 1],
      ['I3', 60],
    ]);
    expect(rows[1]!.weak_resolution).toBeLessThan(0.6);
  });

  it('takes a group of replies however many messages it names', async () => {
    const keys = Array.from({ length: 34 }, () => 'x'.repeat(1_000_000));
    const group = { group_id: 'R1', text: '收到', count: keys.length, matters: 3, message_keys: keys };
    const db = await build({ messages: [], tables: { template_groups: [group, { ...group, group_id: 'R2' }] } });
    expect(await db.rows('SELECT group_id, replies FROM template_replies')).toEqual([
      { group_id: 'R1', replies: 34 },
      { group_id: 'R2', replies: 34 },
    ]);
  });

  it('takes messages of one issue for one matter, whatever their titles', async () => {
    const group = (group_id: string, keys: readonly string[]) => ({
      group_id,
      text: '收到',
      count: keys.length,
      matters: keys.length,
      message_keys: keys,
    });
    const db = await build({
      messages: ['1', '2', '3', '4', '5'].map((id) => ({ id, at: '2025-02-01 08:00:00' })),
      issues: { I1: ['1', '2', '3'] },
      tables: { template_groups: [group('R1', ['1', '2', '3']), group('R2', ['2', '3', '4', '5'])] },
      sources: { templateMatters: 3 },
    });
    expect(await db.rows('SELECT group_id, replies, matters FROM template_replies')).toEqual([
      { group_id: 'R2', replies: 4, matters: 3 },
    ]);
  });

  it('names the messages behind near-identical replies', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-02-02 08:00:00' },
        { id: '2', at: '2025-02-01 08:00:00' },
      ],
      tables: {
        template_groups: [
          { group_id: 'R1', text: '您好，已转办。', count: 3, matters: 3, message_keys: ['1', '2', '已删除'] },
          { group_id: 'R2', text: '感谢留言。', count: 5, matters: 4, message_keys: [] },
        ],
      },
    });
    expect(await db.rows('SELECT * FROM template_replies')).toEqual([
      { group_id: 'R2', text: '感谢留言。', replies: 5, matters: 4, messages: [] },
      {
        group_id: 'R1',
        text: '您好，已转办。',
        replies: 3,
        matters: 3,
        messages: [
          { source: 'main', message_id: '2' },
          { source: 'main', message_id: '1' },
        ],
      },
    ]);
  });
});

describe('themes', () => {
  it('are new without a contribution before the last 30 days, and list their messages by id', async () => {
    const theme = (theme_id: string, campaign: string | null, supporters: number, first_at: string) => ({
      theme_id,
      campaign,
      title: '增设公交站',
      supporters,
      first_at,
      last_at: '2025-06-30 08:00:00',
    });
    const db = await build({
      messages: [
        { id: '1', at: '2025-05-31 08:00:00', message_id: '甲1' },
        { id: '2', at: '2025-06-30 08:00:00', message_id: '甲2', source: 'b' },
      ],
      tables: {
        themes: [
          theme('T1', null, 3, '2025-05-31 23:00:00'),
          theme('T2', null, 9, '2025-06-01 00:00:00'),
          theme('T1', '征集', 5, '2025-06-20 08:00:00'),
        ],
        theme_messages: [
          { theme_id: 'T1', campaign: null, message_key: '2' },
          { theme_id: 'T1', campaign: null, message_key: '1', backs: false },
          { theme_id: 'T1', campaign: '征集', message_key: '2' },
        ],
      },
    });
    // Data of hardly more than those days cannot tell.
    expect(await db.rows('SELECT theme_id, campaign, is_new FROM themes')).toEqual([
      { theme_id: 'T2', campaign: null, is_new: null },
      { theme_id: 'T1', campaign: null, is_new: false },
      { theme_id: 'T1', campaign: '征集', is_new: null },
    ]);
    const isNewWith = async (first: string) => {
      const longer = await build({
        messages: [
          { id: '0', at: `${first} 08:00:00` },
          { id: '1', at: '2025-06-30 08:00:00' },
        ],
        tables: { themes: [theme('T2', null, 9, '2025-06-01 00:00:00')] },
      });
      return (await longer.rows<{ is_new: boolean | null }>('SELECT is_new FROM themes'))[0]?.is_new;
    };
    expect(await isNewWith('2025-05-02')).toBe(true);
    expect(await isNewWith('2025-05-03')).toBeNull();
    expect(await db.rows('SELECT * FROM theme_messages')).toEqual([
      { theme_id: 'T1', campaign: null, message_id: '甲1', source: 'main', backs: false },
      { theme_id: 'T1', campaign: null, message_id: '甲2', source: 'b', backs: true },
      { theme_id: 'T1', campaign: '征集', message_id: '甲2', source: 'b', backs: true },
    ]);
  });

  it('quote what was picked for them, in its order, whatever word for the object it has', async () => {
    const quote = (message_key: string, text: string) => ({ message_key, text });
    const printed = (message_id: string, text: string) => ({ source: 'main', message_id, text });
    const theme = (theme_id: string, quotes: object[]) => ({
      theme_id,
      campaign: null,
      object: '信号灯',
      quotes,
      supporters: 1,
      first_at: '2025-06-01 08:00:00',
      last_at: '2025-06-02 08:00:00',
    });
    const db = await build({
      messages: [
        { id: '1', at: '2025-06-01 08:00:00', title: '信号灯' },
        { id: '2', at: '2025-06-02 08:00:00', title: '一点建议' },
      ],
      tables: {
        themes: [theme('T1', [quote('2', '建议增设红绿灯。'), quote('1', '村口装个灯吧。')]), theme('T2', [])],
      },
    });
    expect(await db.rows('SELECT theme_id, quotes FROM themes ORDER BY theme_id')).toEqual([
      { theme_id: 'T1', quotes: [printed('2', '建议增设红绿灯。'), printed('1', '村口装个灯吧。')] },
      { theme_id: 'T2', quotes: [] },
    ]);
  });

  it('quote the message of the source that said it, where sources share ids', async () => {
    const db = await build({
      messages: [
        { id: 'ka', message_id: '3', source: 'a', at: '2025-06-01 08:00:00', title: '甲的题目' },
        { id: 'kb', message_id: '3', source: 'b', at: '2025-06-02 08:00:00', title: '在北门增设公交站' },
      ],
      tables: {
        themes: [
          {
            theme_id: 'T1',
            object: '公交站',
            quotes: [{ message_key: 'kb', text: '在北门增设公交站。' }],
            supporters: 2,
            first_at: '2025-06-01 08:00:00',
            last_at: '2025-06-02 08:00:00',
          },
        ],
      },
    });
    expect(await db.rows('SELECT quotes FROM themes')).toEqual([
      { quotes: [{ source: 'b', message_id: '3', text: '在北门增设公交站。' }] },
    ]);
  });
});
