import { collectReport, type ReportRequest } from '../../../src/aggregate/reports/collect/collect-report.ts';
import type { ReportData } from '../../../src/aggregate/reports/report-data.ts';
import { type ReportSettings, reportSettings } from '../../../src/aggregate/reports/settings.ts';
import type { Database } from '../../../src/core/duckdb.ts';
import { buildSmallMart, type SmallMessage } from '../build-small-mart.ts';

export const settings: ReportSettings = {
  ...reportSettings.parse({}),
  minAuthors: 5,
  flagDifference: 0.1,
  historyDays: 800,
};

/** 2025-03-10 16:00 in Asia/Shanghai. */
export const clock = { now: () => Date.UTC(2025, 2, 10, 8) };

/**
 * Three weeks in two districts: 20 messages in the week of 3 March, 12 in the one before; a burst of seven about one
 * lamp; replies, statuses and a hostile title.
 */
export function threeWeeks(): Promise<Database> {
  const messages: SmallMessage[] = [];
  const add = (id: string, day: string, rest: Partial<SmallMessage> = {}) =>
    messages.push({ id, at: `${day} 08:00:00`, status: '办理中', ...rest });
  for (let i = 0; i < 10; i++) add(`x${i}`, '2025-02-18');
  for (let i = 0; i < 12; i++) add(`p${i}`, '2025-02-25', { region: i < 7 ? '甲区' : '乙区' });
  for (let i = 0; i < 7; i++) {
    add(`lamp${i}`, '2025-03-04', {
      title: i === 6 ? '<script>alert(1)</script>路灯' : '=1+1路灯坏了',
      body: `青石苑门口的路灯坏了${i + 2}个月，晚上一片漆黑。`,
      urgency: i === 6 ? 'critical' : 'urgent',
      places: [
        // The city of the district.
        { name: '青石市', type: 'region', field: 'body', start: 0, end: 2 },
        { name: '青石苑', type: 'estate', field: 'body', start: 0, end: 3 },
        // A piece of a sentence that has the form of a name, and that no issue is about.
        { name: '害苦小区', type: 'estate', field: 'body', start: 4, end: 8 },
      ],
    });
  }
  for (let i = 0; i < 6; i++) {
    add(`edu${i}`, '2025-03-06', {
      topic: '教育',
      region: '乙区',
      kind: 'inquiry',
      reply: '已转办。',
      replied_at: '2025-03-07 08:00:00',
      status: '已办结',
      satisfaction: i < 4 ? '满意' : '不满意',
    });
  }
  for (let i = 0; i < 5; i++) add(`road${i}`, '2025-03-08', { region: i < 3 ? '甲区' : '丙区' });
  add('env0', '2025-03-09', { topic: '环保', kind: 'suggestion', region: '丙区' });
  add('env1', '2025-03-09', { topic: '农业', kind: 'suggestion', region: null });
  add('again', '2025-03-09', { author: '作者lamp1', duplicateOf: 'lamp1' });
  return buildSmallMart({
    messages,
    issues: {
      I1: ['lamp0', 'lamp1', 'lamp2', 'lamp3', 'lamp4', 'lamp5', 'lamp6'],
      I2: ['p0', 'road0'],
      I3: ['x0', 'x1'],
    },
    places: { I2: '青石苑', I3: '青石市' },
  });
}

export function collectWeek(db: Database, request: Partial<ReportRequest> = {}): Promise<ReportData> {
  return collectReport(db, { unit: 'week', ...request }, settings, clock);
}
