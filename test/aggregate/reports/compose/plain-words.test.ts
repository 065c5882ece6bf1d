import { expect, it } from 'vitest';
import { collectReport } from '../../../../src/aggregate/reports/collect/collect-report.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import type { ReportData } from '../../../../src/aggregate/reports/report-data.ts';
import { buildSmallMart, type SmallMart, type SmallMessage } from '../../build-small-mart.ts';
import { clock, collectWeek, settings } from '../report-mart.ts';

const letter = (id: string, rest: Partial<SmallMessage> = {}): SmallMessage => ({
  id,
  at: '2025-03-04 08:00:00',
  ...rest,
});

async function reportOf(small: SmallMart): Promise<{ data: ReportData; text: string }> {
  const db = await buildSmallMart(small);
  try {
    const data = await collectWeek(db, { end: '2025-03-09' });
    return { data, text: JSON.stringify(composeReport(data)) };
  } finally {
    db.close();
  }
}

it('gives no shares of fewer messages than those of which percentages are given', async () => {
  const letters = (count: number) =>
    Array.from({ length: count }, (_, i) => letter(`${i}`, { low_confidence: i === 0 }));
  const few = await reportOf({ messages: letters(3) });
  expect(few.text).toContain('投诉3件。');
  expect(few.text).toContain('1件至少有一项存疑');
  expect(few.text).not.toContain('占比');
  expect(few.text).not.toContain('100.0%');
  const enough = await reportOf({ messages: letters(settings.minBasis) });
  expect(enough.text).toContain(`投诉${settings.minBasis}件（100.0%）`);
  expect(enough.text).toContain('占比');
});

it('says in words how its figures are computed, and names no document of the program', async () => {
  const messages = Array.from({ length: 12 }, (_, i) => letter(`${i}`));
  const { text } = await reportOf({ messages, issues: { I1: ['0', '1', '2'] } });
  expect(text).not.toContain('docs/');
  expect(text).toContain('热度：');
  // Of what the report does not have it says nothing.
  expect(text).not.toContain('支持数：');
});

it('calls a list that is not full no list of the first ones', async () => {
  const messages = Array.from({ length: 12 }, (_, i) => letter(`${i}`));
  const { text } = await reportOf({ messages, issues: { I1: ['0', '1', '2'] } });
  expect(text).toContain('热点问题（按人数排序，共1个）');
});

it('prints a critical letter once, with the others of its very text', async () => {
  const critical = (id: string, body: string) => letter(id, { title: '桥断了', body, urgency: 'critical' });
  const db = await buildSmallMart({
    messages: [critical('1', '桥断了，有人落水。'), critical('2', '桥断了，有人落水。'), critical('3', '桥面塌陷。')],
  });
  try {
    const request = { unit: 'week', end: '2025-03-09' } as const;
    const data = await collectReport(db, request, settings, clock);
    expect(data.critical.total).toBe(3);
    expect(data.critical.listed.map(({ messages }) => messages)).toEqual([2, 1]);
    expect(JSON.stringify(composeReport(data))).toContain('文本相同');
  } finally {
    db.close();
  }
});

it('takes a city and its district for no two places of one problem', async () => {
  const classes = { I1: 'C1', I2: 'C1' };
  const problems = (regions: readonly [string, string]) =>
    reportOf({
      messages: [letter('1', { region: regions[0] }), letter('2', { region: regions[1] })],
      issues: { I1: ['1'], I2: ['2'] },
      classes,
      tables: { problem_classes: [{ class_id: 'C1', title: '停车难' }] },
    });
  expect((await problems(['B市', 'B3区'])).data.problemClasses).toEqual([]);
  expect((await problems(['B4区', 'B3区'])).data.problemClasses).toHaveLength(1);
});

it('gives rates of replies of no fewer', async () => {
  const answered = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      letter(`${i}`, i === 0 ? { tells_handling: true } : { reply: '已修好。', replied_at: '2025-03-05 08:00:00' }),
    );
  const few = await reportOf({ messages: answered(4) });
  expect(few.text).toContain('已答复3件。');
  expect(few.text).not.toContain('75.0%');
  expect((await reportOf({ messages: answered(12) })).text).toContain('已答复11件，答复率91.7%');
});
