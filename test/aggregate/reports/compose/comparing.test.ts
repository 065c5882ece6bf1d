import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import type { Block, ReportDocument, TableBlock } from '../../../../src/aggregate/reports/document.ts';
import { itInCi } from '../../../describe-in-ci.ts';
import type { SmallMessage } from '../../build-small-mart.ts';
import { passingMarts } from '../../passing-marts.ts';
import { collectWeek } from '../report-mart.ts';

const buildMart = passingMarts();

/** So many messages on each of some days, by different people. */
function daily(from: string, days: number, perDay: number, rest: Partial<SmallMessage> = {}): SmallMessage[] {
  return Array.from({ length: days * perDay }, (_, i) => {
    const day = addDays(from, Math.floor(i / perDay));
    return { id: `${day}-${rest.topic ?? ''}${i}`, at: `${day} 08:00:00`, ...rest };
  });
}

async function reportOf(messages: readonly SmallMessage[], request: Parameters<typeof collectWeek>[1]) {
  const data = await collectWeek(await buildMart({ messages }), request);
  const report = composeReport(data);
  // Runs of a paragraph read as one text.
  return { data, report, text: JSON.stringify(report).replace(/"\},\{"text":"/g, '') };
}

function blocksOf(report: ReportDocument, id: string): readonly Block[] {
  return report.sections.find((section) => section.id === id)?.blocks ?? [];
}

function tableOf(report: ReportDocument, id: string): TableBlock {
  const table = blocksOf(report, id).find((block) => block.type === 'table');
  if (table?.type !== 'table') throw new Error(`Expected a table in ${id}, got none`);
  return table;
}

const labels = (table: TableBlock) => table.columns.map(({ label }) => label);

describe('what a report compares', () => {
  itInCi('is no year before of a range longer than a year, and it says so', async () => {
    const { report, text } = await reportOf(daily('2022-01-01', 1100, 1), {
      unit: 'daterange',
      from: '2023-06-01',
      to: '2024-06-02',
    });
    expect(text).toContain('统计期超过一年，不作同比');
    expect(labels(tableOf(report, '主题与地区'))).not.toContain('同比');
    expect(labels(tableOf(report, '主题与地区'))).toContain('环比');
  });

  it('has no columns where there is no basis, and no chart of one bar', async () => {
    const { report } = await reportOf(daily('2025-03-03', 7, 12), {
      unit: 'daterange',
      from: '2025-03-03',
      to: '2025-03-03',
    });
    expect(labels(tableOf(report, '主题与地区'))).toEqual(['主题', '件数', '人数', '占比']);
    expect(blocksOf(report, '总体情况').some(({ type }) => type === 'chart')).toBe(false);
  });

  it('is as many days of the month before, for a month that is not over, and it is called so', async () => {
    const messages = daily('2025-01-01', 90, 2);
    const { report, text } = await reportOf(messages, { unit: 'month', end: '2025-03-15' });
    expect(text).toContain('与上月同期（30件）持平');
    expect(labels(tableOf(report, '主题与地区'))).toContain('上月同期');
    expect(text).toContain('去年同期没有数据，不作比较');
    const whole = await reportOf(messages, { unit: 'month', end: '2025-03-31' });
    expect(labels(tableOf(whole.report, '主题与地区'))).toContain('上月');
    expect(whole.text).toContain('去年同月没有数据');
  });

  itInCi('is no percentage where days of the period lack data, and is said to be a hint only', async () => {
    const year = daily('2024-02-01', 370, 6);
    const { report, text } = await reportOf([...year, ...daily('2025-03-03', 4, 6)], { end: '2025-03-09' });
    expect(text).toContain('较去年同期（42件）减少18件（两期数据有缺，仅供参考）');
    expect(text).not.toContain('下降');
    const heads = labels(tableOf(report, '主题与地区'));
    expect(heads).toContain('去年同期');
    expect(heads).not.toContain('同比');
    const full = await reportOf([...year, ...daily('2025-02-05', 33, 6)], { end: '2025-03-09' });
    expect(full.text).toContain('与去年同期（42件）持平');
    expect(labels(tableOf(full.report, '主题与地区'))).toContain('同比');
  });

  itInCi('shows the years of a chart over more than one', async () => {
    const messages = daily('2024-12-20', 30, 1);
    const labelOf = async (from: string, to: string) => {
      const { report } = await reportOf(messages, { unit: 'daterange', from, to });
      const chart = blocksOf(report, '总体情况').find((block) => block.type === 'chart');
      return chart?.type === 'chart' && chart.chart.kind === 'periods' ? chart.chart.bars[0]?.label : undefined;
    };
    expect(await labelOf('2024-12-25', '2025-01-05')).toBe('2024-12-25');
    expect(await labelOf('2025-01-02', '2025-01-05')).toBe('01-02');
  });
});

it('gives what was handled of few messages of a candidate as such, and as a share of many', async () => {
  const { data } = await reportOf(daily('2025-03-03', 7, 3), { end: '2025-03-09' });
  const row = {
    issueId: 'I1',
    title: '停车',
    messages: 20,
    authors: 9,
    activeWeeks: 3,
    places: 1,
    returned: 0,
    replies: 1,
  };
  const cellOf = (handledShare: number | null, told: number | null) => {
    const month = { ...data, period: { ...data.period, unit: 'month' as const } };
    const report = composeReport({ ...month, shortlist: [{ ...row, handledShare, told }] });
    const table = blocksOf(report, '共性问题').find((block) => block.type === 'table');
    return table?.type === 'table' ? table.rows[0]?.at(-2) : undefined;
  };
  expect(cellOf(1, 1)).toBe('1/1');
  expect(cellOf(0.333333, 9)).toBe('3/9');
  expect(cellOf(0.5, 10)).toBe(0.5);
  expect(cellOf(null, 0)).toBeNull();
  expect(cellOf(1, null)).toBe(1);
});

describe('the places of a problem class', () => {
  it('are those of its issues, and regions are none', async () => {
    const { data, text } = await reportOf(daily('2025-03-03', 7, 3), { end: '2025-03-09' });
    const row = { classId: 'C1', title: '停车', issues: 3, messages: 9, authors: 9, totalIssues: 3 };
    const wordsOf = (places: readonly string[], unplaced: number, unplacedRegions: readonly string[]) => {
      const problemClasses = [{ ...row, places, unplaced, unplacedRegions }];
      return tableOf(composeReport({ ...data, problemClasses }), '共性问题').rows[0]?.at(-1);
    };
    expect(text).toContain('没有在两处及以上出现的同类问题');
    expect(wordsOf(['青石苑', '白石苑'], 0, [])).toBe('青石苑、白石苑');
    expect(wordsOf(['青石苑'], 2, ['甲区', '青石市'])).toBe('青石苑；另有2个问题未识别具体地点');
    expect(wordsOf([], 3, ['甲区', '青石市'])).toBe('未识别具体地点（甲区、青石市）');
  });

  itInCi('leave out what is known by its region alone', async () => {
    const db = await buildMart({
      messages: ['1', '2', '3', '4'].map((id) => ({ id, at: '2025-03-04 08:00:00' })),
      issues: { I1: ['1', '2'], I2: ['3', '4'] },
      places: { I1: '青石苑' },
    });
    await db.run(`UPDATE issues SET class_id = 'C1', region = '甲区'`);
    await db.run(`DELETE FROM problem_classes`);
    await db.run(`INSERT INTO problem_classes BY NAME SELECT 'C1' AS class_id, '停车' AS title, 2 AS issues`);
    const { problemClasses } = await collectWeek(db, { end: '2025-03-09' });
    expect(problemClasses).toMatchObject([
      { classId: 'C1', issues: 2, places: ['甲区青石苑'], unplaced: 1, unplacedRegions: ['甲区'] },
    ]);
    const placesOf = async (region?: string) =>
      (await collectWeek(db, { end: '2025-03-09', region })).problemClasses[0]?.places;
    expect(await placesOf('甲区')).toEqual(['青石苑']);
    await db.run(`UPDATE issues SET place = '一中', region = if(issue_id = 'I1', '甲区', '乙区')`);
    expect(await placesOf()).toEqual(['乙区一中', '甲区一中']);
    // A name that says where, and an issue without a region.
    await db.run(
      `UPDATE issues SET place = if(issue_id = 'I1', '甲区一中', '青石苑'), region = if(issue_id = 'I1', '乙区', NULL)`,
    );
    expect(await placesOf()).toEqual(['甲区一中', '青石苑']);
    await db.run(`UPDATE issues SET region = '甲区'`);
    // Of several places: not where both are known by the same region, or are of the same place.
    const classesOf = async (first: string | null, second: string | null) => {
      const sql = (place: string | null) => (place === null ? 'NULL' : `'${place}'`);
      await db.run(`UPDATE issues SET place = if(issue_id = 'I1', ${sql(first)}, ${sql(second)})`);
      return (await collectWeek(db, { end: '2025-03-09' })).problemClasses.length;
    };
    expect(await classesOf(null, null)).toBe(0);
    expect(await classesOf('甲区', null)).toBe(0);
    expect(await classesOf('青石苑', '青石苑')).toBe(0);
    expect(await classesOf('青石苑', '白石苑')).toBe(1);
    await db.run(`UPDATE issues SET region = '乙区' WHERE issue_id = 'I2'`);
    expect(await classesOf(null, null)).toBe(1);
  });
});
