import { describe, expect, it } from 'vitest';
import type { AlertRow } from '../../../src/aggregate/reports/alert-data.ts';
import { hideSmall, splitSmall } from '../../../src/aggregate/reports/collect/collect-counts.ts';
import { compareCounts, uncompared } from '../../../src/aggregate/reports/compare.ts';
import { countAlerts } from '../../../src/aggregate/reports/compose/compose-alerts.ts';
import { countCritical } from '../../../src/aggregate/reports/compose/compose-critical.ts';
import {
  chanceWords,
  changeNote,
  describeChange,
  doubtWords,
} from '../../../src/aggregate/reports/compose/compose-words.ts';
import type { CriticalMatter } from '../../../src/aggregate/reports/critical-data.ts';
import { chooseWaitUnit, formatRange, formatSignedPercent, formatWait } from '../../../src/aggregate/reports/format.ts';
import { nameOf, rejectNames } from '../../../src/aggregate/reports/labels.ts';
import type { ReportData } from '../../../src/aggregate/reports/report-data.ts';
import { rejectCodes } from '../../../src/core/message.ts';

const week = { current: 7, other: 7 };

describe('a comparison', () => {
  it('gives no percent on a small basis and nothing without one', () => {
    expect(compareCounts(30, 20, week, 10)).toMatchObject({ change: 10, percent: 50 });
    expect(compareCounts(9, 4, week, 10)).toMatchObject({ change: 5, percent: null });
    expect(compareCounts(9, null, week, 10)).toEqual({ basis: null, change: null, percent: null, chance: null });
  });

  it('is worded without a percentage that misleads', () => {
    const words = (count: number, basis: number | null) =>
      describeChange(compareCounts(count, basis, week, 10), '上周', '件', basis === null ? 'incomplete' : null);
    expect(words(132, 120)).toBe('较上周（120件）增加12件，上升10.0%');
    expect(words(1, 4)).toBe('较上周（4件）减少3件（基数较小，不计百分比）');
    expect(words(4, 4)).toBe('与上周（4件）持平');
    expect(words(4, null)).toBe('上周数据不完整，不作比较');
  });

  it('says of a shorter period that fewer wrote though more did a day', () => {
    const period = {
      current: { from: '2023-02-01', to: '2023-02-28' },
      previous: { from: '2023-01-01', to: '2023-01-31' },
    };
    const bases = { flags: [], daysMissing: 0, previousMissing: 0 };
    const data = { period, bases, region: null } as unknown as ReportData;
    const words = (count: number) =>
      chanceWords(compareCounts(count, 3100, { current: 28, other: 31 }, 10), data, 'previous');
    expect(words(3090)).toBe('，两期天数不同，日均增多，超出随机波动范围');
    expect(words(3100)).toBe('，两期天数不同，日均增多，超出随机波动范围');
    expect(words(3300)).toBe('，超出随机波动范围');
    expect(words(2800)).toBe('，未超出随机波动范围');
    expect(words(2500)).toBe('，超出随机波动范围');
  });

  it('is not said to lack data where its basis is hidden', () => {
    const hidden = { ...uncompared, isHidden: true };
    expect(describeChange(hidden, '上周', '件', null)).toBe('上周件数不列');
    expect(changeNote('环比', hidden, null, true)).toBe('环比 —（基期不列）');
  });
});

describe('what the summary says of dangers', () => {
  const alert = {
    ...{ level: 2, seriesType: 'topic', topic: '环境保护', region: null, term: null, title: '', issueTitle: null },
    ...{
      coreIssueId: null,
      coreTitle: null,
      terms: [],
      observed: 9,
      expected: 2,
      ratio: 4.5,
      brought: null,
      totalRatio: null,
    },
    ...{
      since: '2025-03-03',
      until: '2025-03-04',
      closedOn: null,
      unanswered: null,
      critical: 0,
      urgent: 0,
      messageIds: [],
    },
  };
  const issue = {
    ...alert,
    level: 1,
    seriesType: 'issue',
    issueTitle: '石桥裂缝',
    coreIssueId: 'I1',
    coreTitle: '石桥裂缝',
  };
  const count = (total: number, grave: number, listed: readonly AlertRow[]) =>
    countAlerts(
      {
        ...{ total, grave, listed, explained: 0, dismissed: 0, single: 0, withdrawn: null },
        carried: { total: 0, closed: 0, unanswered: null, messageIds: [] },
      },
      [],
    );

  it('names what the grave alerts are of, one issue once', () => {
    expect(count(2, 0, [{ ...alert, level: 3 }])).toBe('统计期内触发或持续的预警2项。');
    expect(count(1, 1, [alert])).toBe('统计期内触发或持续的预警1项：主题“环境保护”（Ⅱ级橙色），见“预警”。');
    const term = { ...alert, seriesType: 'term', term: '裂缝', coreIssueId: 'I1', coreTitle: '石桥裂缝' };
    expect(count(3, 2, [issue, term])).toContain('，其中Ⅰ、Ⅱ级2项，出自一事：问题“石桥裂缝”（Ⅰ级红色），见');
    expect(count(9, 5, [issue, term, alert])).toContain(
      '5项：问题“石桥裂缝”（Ⅰ级红色）、主题“环境保护”（Ⅱ级橙色）等，见',
    );
    expect(count(1, 1, [{ ...alert, terms: ['粉尘', '气味'] }])).toContain(
      '主题“环境保护”（Ⅱ级橙色，词语：粉尘、气味）',
    );
    expect(count(1, 1, [term])).toContain('词语“裂缝”（Ⅱ级橙色，多为问题“石桥裂缝”）');
  });

  it('names the first critical messages, those before others of which the model is sure', () => {
    const single = {
      ...{ title: '北门冒烟', issueId: null, alertId: null, region: '甲区', place: null, topic: '城乡建设' },
      ...{ firstDay: '2025-03-03', lastDay: '2025-03-03', messages: 1, told: 1, unanswered: 1, settled: 0, unsure: 0 },
      ...{ messageIds: [], quotes: [] },
    };
    const many = { ...single, title: '甲区水厂的水发黄', messages: 8, unanswered: 3, unsure: 2 };
    const unsure = { ...single, title: '墙歪了', unsure: 1 };
    const words = (listed: readonly CriticalMatter[], total: number, region: string | null = null) =>
      countCritical({ total, listed, otherIds: [] }, region);
    expect(words([many, unsure, single], 10)).toBe(
      '经模型识别的特急留言10件（“甲区水厂的水发黄”8件，其中未见答复3件；甲区“北门冒烟”等），须人工核实（见“特急留言”）。',
    );
    expect(words([unsure], 1, '甲区')).toContain('1件（“墙歪了”），须');
  });
});

describe('totals that are far apart', () => {
  const others = { previous: { from: '2025-02-01', to: '2025-02-28' }, lastYear: null };
  const period = { ...others, unit: 'month', current: { from: '2025-03-01', to: '2025-03-31' } };
  const words = (count: number, basis: number, flags: readonly string[] = [], more: object = {}) =>
    doubtWords(
      compareCounts(count, basis, week, 10),
      { region: null, period, bases: { flags, daysMissing: 0 }, ...more } as unknown as ReportData,
      'lastYear',
    );
  it('are said to be, where nothing else tells that the data are not alike', () => {
    expect(words(491, 58)).toBe('为去年同月的8.5倍，相差悬殊，请先核对两期数据的收录范围是否一致');
    expect(words(98, 12)).toBe('');
    expect(words(58, 491)).toMatch(/^不到去年同月的三分之一/u);
    expect(words(150, 58)).toBe('');
    expect(words(491, 58, ['last_year_sources_changed'])).toBe('');
    expect(words(491, 58, ['last_year_holidays'])).not.toBe('');
    const ofWeek = { ...others, unit: 'week', current: { from: '2025-03-03', to: '2025-03-09' } };
    expect(words(31, 116, ['last_year_holidays'], { period: ofWeek })).toBe('');
    // An event may bring as much to one region.
    expect(words(60, 8, [], { region: '甲区' })).toBe('');
  });
});

describe('reasons of refusal', () => {
  it('have names in Chinese, all that a row can be refused for', () => {
    for (const code of rejectCodes) expect(nameOf(rejectNames, code), code).toMatch(/^\p{Script=Han}/u);
  });
});

describe('small rows', () => {
  const rows = (...authors: number[]) => authors.map((count, i) => ({ name: `${i}`, authors: count }));
  it('are folded, never one alone that the total would give away', () => {
    expect(splitSmall(rows(9, 8, 3, 2), 5, 10).kept).toHaveLength(2);
    expect(splitSmall(rows(9, 8, 3), 5, 10)).toEqual({
      kept: rows(9),
      folded: [
        { name: '1', authors: 8 },
        { name: '2', authors: 3 },
      ],
    });
    expect(splitSmall(rows(9, 8, 3), 1, 10).folded).toEqual([]);
    expect(splitSmall(rows(9, 8, 7, 6), 5, 2).folded).toHaveLength(2);
    // Two of one author each are told by their sum, and the smaller of two rows by the other.
    expect(splitSmall(rows(9, 8, 1, 1), 5, 10).kept).toEqual(rows(9));
    expect(splitSmall(rows(9, 3), 5, 10).kept).toEqual([]);
  });
});

describe('bases of few authors', () => {
  const hidden = (bases: readonly number[], authors: readonly number[]) => {
    const column = bases.map((basis) => compareCounts(20, basis, week, 10));
    return hideSmall(column, authors, 5).map(({ isHidden }) => isHidden === true);
  };
  it('are hidden with as many others as the total would need to give them away', () => {
    expect(hidden([30, 4, 13, 9], [28, 4, 13, 9, 0])).toEqual([false, true, false, true]);
    // Two of one author each are told by their sum.
    expect(hidden([30, 1, 13, 1], [28, 1, 13, 1, 0])).toEqual([false, true, true, true]);
    expect(hidden([30, 3, 13, 2], [28, 3, 13, 2, 0])).toEqual([false, true, false, true]);
    expect(hidden([30, 8], [28, 8, 0])).toEqual([false, false]);
    expect(hidden([30, 0], [28, 0, 0])).toEqual([false, false]);
  });
  it('count what a table folds: as a row of its own, or as a rest that is not listed', () => {
    expect(hidden([30, 4, 13, 6], [28, 4, 13, 6])).toEqual([false, true, false, true]);
    expect(hidden([30, 20, 6], [28, 20, 6])).toEqual([false, false, false]);
    expect(hidden([30, 20, 1], [28, 20, 1])).toEqual([false, true, true]);
    expect(hidden([30, 4, 13], [28, 4, 13, 2])).toEqual([false, true, false]);
  });
  it('have no change, percent or chance either', () => {
    const [, small] = hideSmall(
      [20, 4, 30].map((basis) => compareCounts(20, basis, week, 10)),
      [20, 4, 30, 0],
      5,
    );
    expect(small).toMatchObject({ basis: null, change: null, percent: null, chance: null });
  });
});

describe('formats', () => {
  it('are those of Chinese print', () => {
    expect(formatRange('2025-03-03', '2025-03-09')).toBe('2025年3月3日至9日');
    expect(formatRange('2025-02-28', '2025-03-06')).toBe('2025年2月28日至3月6日');
    expect(formatRange('2024-12-30', '2025-01-05')).toBe('2024年12月30日至2025年1月5日');
    expect(formatSignedPercent(-0.01)).toBe('0.0%');
    expect(formatSignedPercent(-12.34)).toBe('−12.3%');
    expect(formatWait(1234.5, chooseWaitUnit(71.96))).toBe('1,234.5小时');
    expect(formatWait(60, chooseWaitUnit(72))).toBe('2.5天');
    expect(chooseWaitUnit(null).name).toBe('小时');
  });
});
