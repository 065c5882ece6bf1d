import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportRequest } from '../../../../src/aggregate/reports/collect/collect-report.ts';
import { composeAlerts } from '../../../../src/aggregate/reports/compose/compose-alerts.ts';
import { composeSummary } from '../../../../src/aggregate/reports/compose/compose-summary.ts';
import type { Database } from '../../../../src/core/duckdb.ts';
import { collectWeek, settings, threeWeeks } from '../report-mart.ts';

const state: { db?: Database } = {};
const mart = () => state.db!;

/** An event of an alert; data until a day. */
function tell(id: string, event: string, until: string, more: Readonly<Record<string, string | number>> = {}): string {
  const columns = { title: id, series_type: 'topic', level: 2, observed: 12, expected: 3, ...more };
  const values = Object.values(columns).map((value) => (typeof value === 'string' ? `'${value}'` : value));
  return `INSERT INTO alert_history (event_no, alert_id, event, data_until, ${Object.keys(columns).join()})
    SELECT coalesce(max(event_no), 0) + 1, '${id}', '${event}', DATE '${until}', ${values.join()} FROM alert_history`;
}

beforeAll(async () => {
  state.db = await threeWeeks();
  const events = [
    tell('旧的', 'published', '2025-02-25'),
    tell('旧的', 'withdrawn', '2025-03-05', { reason: 'later_data', title: '城建留言增多', region: '甲区' }),
    // Told and withdrawn within the week: no earlier report has it.
    tell('当周', 'published', '2025-03-04'),
    tell('当周', 'withdrawn', '2025-03-06', { reason: 'edited' }),
    tell('恢复', 'published', '2025-02-25'),
    tell('恢复', 'withdrawn', '2025-03-05', { reason: 'method' }),
    tell('恢复', 'returned', '2025-03-06'),
    tell('更早', 'published', '2025-02-20'),
    tell('更早', 'withdrawn', '2025-02-28', { reason: 'rebuilt' }),
    tell('后来', 'published', '2025-03-01'),
    tell('后来', 'withdrawn', '2025-03-04', { reason: 'merged', other_alert_id: '恢复', level: 1, expected: 0.02 }),
    // Found anew twice: the rise goes on.
    tell('供热一', 'published', '2025-02-25', { title: '暖气不热', since: '2025-02-17' }),
    tell('供热二', 'published', '2025-03-04', { title: '暖气不热', since: '2025-02-20' }),
    tell('供热一', 'withdrawn', '2025-03-04', {
      ...{ reason: 'redated', other_alert_id: '供热二', title: '暖气不热', since: '2025-02-17' },
    }),
    tell('供热三', 'published', '2025-03-06', { title: '暖气不热', since: '2025-02-22' }),
    tell('供热二', 'withdrawn', '2025-03-06', { reason: 'redated', other_alert_id: '供热三', since: '2025-02-20' }),
    // What carried it on is gone, and so is it.
    tell('停水一', 'published', '2025-02-25', { title: '停水', since: '2025-02-17', level: 3 }),
    tell('停水二', 'published', '2025-03-04', { title: '停水', since: '2025-02-20' }),
    tell('停水一', 'withdrawn', '2025-03-04', { reason: 'redated', other_alert_id: '停水二', title: '停水', level: 3 }),
    tell('停水二', 'withdrawn', '2025-03-05', { reason: 'later_data', title: '停水' }),
    tell('一封', 'published', '2025-02-25', { series_type: 'critical', level: 3 }),
    tell('一封', 'withdrawn', '2025-03-05', { series_type: 'critical', level: 3, reason: 'relabelled' }),
  ];
  for (const sql of events) await mart().run(sql);
});
afterAll(() => state.db?.close());

async function withdrawnTable(request: Partial<ReportRequest> = {}) {
  const { blocks } = composeAlerts(await collectWeek(mart(), request));
  return blocks.flatMap((block) => (block.type === 'table' && block.caption?.includes('撤回') ? [block] : []))[0];
}

describe('a report', () => {
  it('says which alerts that earlier reports may have were withdrawn in its time, why, and what carries them on', async () => {
    const table = await withdrawnTable();
    expect(table?.rows).toEqual([
      ['Ⅰ级（红色）', '后来', '2025-03-01', '2025-03-04', 12, '<0.1', '所涉留言已归入另一问题；由预警“恢复”延续'],
      ['Ⅱ级（橙色）', '城建留言增多', '2025-02-25', '2025-03-05', 12, 3, '后到的数据改变了历史'],
      expect.arrayContaining(['Ⅲ级（黄色）', '停水', '改期：重算后从另一天开启；由预警“停水”延续']),
    ]);
    expect(JSON.stringify(composeSummary(await collectWeek(mart())))).toContain('以前发布的预警有3项撤回');
    expect(table?.note).toContain('另有以前发布的单件特急留言预警1项在统计期内撤回。');
  });

  it('of a region has those of the region, one of a month all that were told before', async () => {
    expect((await withdrawnTable({ region: '甲区' }))?.rows.map(([, title]) => title)).toEqual(['城建留言增多']);
    expect((await withdrawnTable({ region: '甲区' }))?.note).not.toContain('特急');
    expect(await withdrawnTable({ region: '乙区' })).toBeUndefined();
    const month = await withdrawnTable({ unit: 'month', end: '2025-03-31' });
    expect(month?.rows.map(([, title]) => title)).toEqual(['城建留言增多', '停水']);
  });

  it('does not call an alert withdrawn that goes on from another day on', async () => {
    const { blocks } = composeAlerts(await collectWeek(mart()));
    expect(JSON.stringify(blocks)).toContain(
      '改期、仍在延续，不是撤回：“暖气不热”（原始于2025年2月17日，现始于2025年2月22日）。',
    );
    expect(JSON.stringify(await withdrawnTable())).not.toContain('暖气不热');
  });

  it('counts those that it has no room for', async () => {
    const data = await collectWeek(mart());
    const all = data.alerts!.withdrawn!;
    const cut = { ...data, alerts: { ...data.alerts!, withdrawn: { ...all, listed: all.listed.slice(0, 1) } } };
    const notes = composeAlerts(cut).blocks.map((block) => ('note' in block ? block.note : ''));
    expect(notes.join('')).toContain('另有2项未列出；');
    expect(settings.alerts).toBeGreaterThan(1);
  });
});
