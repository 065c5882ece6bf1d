import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import type { AlertRow } from '../../../../src/aggregate/reports/alert-data.ts';
import { collectReport, type ReportRequest } from '../../../../src/aggregate/reports/collect/collect-report.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import type { ReportDocument } from '../../../../src/aggregate/reports/document.ts';
import type { Database } from '../../../../src/core/duckdb.ts';
import { itInCi } from '../../../describe-in-ci.ts';
import { buildSmallMart } from '../../build-small-mart.ts';
import { clock, collectWeek, settings, threeWeeks } from '../report-mart.ts';

const state: { db?: Database } = {};
const mart = () => state.db!;
beforeAll(async () => {
  state.db = await threeWeeks();
});
afterAll(() => state.db?.close());

function textsOf(report: ReportDocument, id: string): string {
  const section = report.sections.find((other) => other.id === id)!;
  return section.blocks
    .map((block) => {
      if (block.type === 'paragraph') return block.runs.map((run) => run.text).join('');
      return 'text' in block ? block.text : '';
    })
    .join('\n');
}

describe('a weekly report', () => {
  it('counts what the trend tables count', async () => {
    const data = await collectWeek(mart());
    const rows = await mart().rows<Record<string, unknown>>(
      `SELECT messages, authors, copies, previous_messages AS previous, round(change_percent, 6) AS percent FROM trend_weekly
       WHERE week = '2025-03-03' AND grain = 'total'`,
    );
    const { headline } = data;
    expect(rows).toEqual([
      {
        messages: headline.messages,
        authors: headline.authors,
        copies: headline.copies,
        previous: headline.previous.basis,
        percent: Number(headline.previous.percent?.toFixed(6)),
      },
    ]);
    expect(headline).toMatchObject({ messages: 20, authors: 20, copies: 1 });
    expect(data.bases).toMatchObject({ previous: null, lastYear: 'no_data', flags: ['missing_days'], daysMissing: 3 });
  });

  it('counts handling as the table does, for a whole month', async () => {
    const { handling } = await collectWeek(mart(), { unit: 'month', end: '2025-03-31' });
    const [row] = await mart().rows<Record<string, unknown>>(
      `SELECT messages, replied, finished, rated, satisfaction_rate * rated AS satisfied, hours_median AS "medianHours",
         hours_p90 AS "p90Hours" FROM handling WHERE grain = 'total' AND "month" = '2025-03-01'`,
    );
    expect(handling?.total).toMatchObject(row!);
    expect(handling?.total).toMatchObject({ replied: 6, finished: 6, rated: 6, satisfied: 4, medianHours: 24 });
    expect(handling?.backlog.total).toBe(36);
  });

  it('takes the last week with messages as usual, not a later one with a few', async () => {
    const late = { id: 'late', at: '2025-04-02 08:00:00' };
    const days = ['2025-03-03', '2025-03-10', '2025-03-17', '2025-03-24'];
    const db = await buildSmallMart({
      messages: [
        ...days.flatMap((day) => Array.from({ length: 30 }, (_, i) => ({ id: `${day}-${i}`, at: `${day} 08:00:00` }))),
        late,
      ],
    });
    try {
      const { period } = await collectWeek(db);
      expect(period.current).toEqual({ from: '2025-03-24', to: '2025-03-30' });
    } finally {
      db.close();
    }
  });

  itInCi('judges weeks by those of the half year before, not by sparse ones of long ago', async () => {
    const weeks = (from: string, count: number, perWeek: number) =>
      Array.from({ length: count * perWeek }, (_, i) => ({
        id: `${from}-${i}`,
        at: `${addDays(from, 7 * Math.floor(i / perWeek))} 08:00:00`,
      }));
    const messages = [...weeks('2022-01-03', 80, 1), ...weeks('2024-10-07', 20, 30), ...weeks('2025-02-24', 2, 1)];
    const db = await buildSmallMart({ messages });
    try {
      expect((await collectWeek(db)).period.current).toEqual({ from: '2025-02-17', to: '2025-02-23' });
    } finally {
      db.close();
    }
  });

  it('says how far the bar of a month that is not over reaches', async () => {
    const db = await buildSmallMart({
      messages: Array.from({ length: 68 }, (_, i) => ({ id: `${i}`, at: `${addDays('2025-01-01', i)} 08:00:00` })),
    });
    const chartOf = async (end: string) => {
      const report = composeReport(await collectWeek(db, { unit: 'month', end }));
      const block = report.sections[0]!.blocks.find(({ type }) => type === 'chart');
      if (block?.type !== 'chart' || block.chart.kind !== 'periods') throw new Error('no chart of periods');
      return { bars: block.chart.bars, description: block.description };
    };
    try {
      const march = await chartOf('2025-03-05');
      expect(march.bars.at(-1)).toMatchObject({ label: '2025-03', extent: '截至5日' });
      expect(march.description).toContain('本月（截至5日）5件');
      // The data end on the 9th.
      expect((await chartOf('2025-03-31')).bars.at(-1)).toMatchObject({ extent: '截至9日' });
    } finally {
      db.close();
    }
  });

  it('ranks issues by people and quotes them by message', async () => {
    const { issues, issuesOnce } = await collectWeek(mart());
    expect(issues.map(({ issueId, authors, previousAuthors }) => [issueId, authors, previousAuthors])).toEqual([
      ['I1', 7, 0],
    ]);
    expect(issuesOnce).toBe(1);
    expect(issues[0]!.otherPlaces).toEqual(['青石苑']);
    expect(issues[0]!.quotes).toHaveLength(1);
    expect(issues[0]!.quotes[0]).toMatchObject({ day: '2025-03-04', region: '甲区' });
    expect(issues[0]!.quotes[0]!.text).toContain('路灯坏了');
  });

  it('counts issues up to the end of the period, and takes one message for none unless an editor pinned it', async () => {
    const at = (id: string, day: string, author = `作者${id}`) => ({ id, author, at: `${day} 08:00:00` });
    const db = await buildSmallMart({
      messages: [
        at('a1', '2025-02-01'),
        at('a2', '2025-03-04'),
        at('a3', '2025-03-05'),
        at('a4', '2025-03-20', '作者a2'),
        at('a5', '2025-03-21', '作者a2'),
        at('b1', '2025-02-01'),
        at('b2', '2025-03-04'),
        at('c1', '2025-03-04'),
        at('c2', '2025-03-20'),
        at('d1', '2025-02-02'),
        at('d2', '2025-03-06'),
      ],
      issues: { I1: ['a1', 'a2', 'a3', 'a4', 'a5'], I2: ['b1', 'b2'], I3: ['c1', 'c2'], I4: ['d1', 'd2'] },
    });
    try {
      await db.run(`UPDATE issues SET pinned = true WHERE issue_id = 'I4'`);
      await db.run(`UPDATE issue_messages SET near_copy_of = 'a2' WHERE message_id IN ('a3', 'a4', 'a5')`);
      const data = await collectWeek(db, { end: '2025-03-09' });
      expect(data.issues).toMatchObject([
        { issueId: 'I4', isPinned: true, messages: 1 },
        {
          issueId: 'I1',
          messages: 2,
          totalMessages: 3,
          totalAuthors: 3,
          firstDay: '2025-02-01',
          copiedText: false,
          repeatedAuthor: false,
        },
      ]);
      expect(data.issuesOnce).toBe(1);
      const report = composeReport(data);
      const table = report.sections.find(({ id }) => id === '热点问题')!.blocks[0];
      expect(table?.type === 'table' && table.note).toContain('另有1个此前已反映的问题在统计期内又出现1件');
      expect(textsOf(report, '总体情况')).toContain('“议题I1”，本周2人、2件，自2025年2月1日至期末累计3人、3件');
      // One who writes twice makes nothing hot.
      const week = await collectWeek(db, { end: '2025-03-23' });
      expect([week.issues, week.issuesByOne]).toEqual([[], 1]);
      expect(textsOf(composeReport(week), '热点问题')).toBe(
        '统计期内没有两人及以上反映的同一问题。另有1个问题在统计期内只由一人反映两件及以上；另有1个此前已反映的问题在统计期内又出现1件，不列入热点问题。',
      );
      const later = (await collectWeek(db, { unit: 'month', end: '2025-03-31' })).issues.find(
        ({ issueId }) => issueId === 'I1',
      );
      expect(later).toMatchObject({ totalMessages: 5, totalAuthors: 3, copiedText: true, repeatedAuthor: true });
    } finally {
      db.close();
    }
  });

  it('folds rows of few people, so that no single one can be read back', async () => {
    const { regions, topics } = await collectWeek(mart());
    expect(regions.map(({ name, values, messages }) => [name, values, messages])).toEqual([
      ['甲区', 1, 10],
      // Two small regions of four people: the smallest of the others goes with them.
      [null, 3, 10],
    ]);
    expect(topics.at(-1)).toMatchObject({ name: null, values: 3, messages: 8, authors: null });
    const all = await collectWeek(mart(), {}).then(({ regions: rows }) =>
      rows.reduce((sum, row) => sum + row.messages, 0),
    );
    expect(all).toBe(20);
  });

  it('has its sections in the order of an office, and says in words what is not there', async () => {
    const report = composeReport(await collectWeek(mart()));
    expect(report.title).toBe('群众留言情况周报');
    expect(report.head).toContainEqual(['统计期间', '2025年3月3日至9日']);
    expect(report.head).toContainEqual(['生成时间', '2025-03-10 16:00']);
    expect(report.sections.map(({ title }) => title)).toEqual([
      '一、总体情况',
      '二、主题与地区分布',
      '三、热点问题',
      '四、上升主题与词语',
      '五、预警',
      '六、特急留言',
      '七、群众建议',
      '八、办理情况',
      '九、共性问题',
      '附：方法与数据质量',
    ]);
    const overview = textsOf(report, '总体情况');
    expect(overview).toContain(
      '共收到群众留言20件，涉及20人（同一用户重复提交的1件不计），较上周（12件）增加8件（两期数据有缺，仅供参考）',
    );
    expect(overview).toContain('去年同期没有数据，不作比较');
    expect(textsOf(report, '共性问题')).toBe('统计期内没有在两处及以上出现的同类问题。');
  });

  it('speaks of one region only where asked, and names those that there are', async () => {
    const data = await collectWeek(mart(), { region: '乙区' });
    expect(data.headline).toMatchObject({ messages: 6, previous: { basis: 5 } });
    expect(data.issues).toEqual([]);
    expect(composeReport(data).title).toBe('乙区群众留言情况周报');
    await expect(collectWeek(mart(), { region: "乙区' OR 1=1 --" })).rejects.toMatchObject({ code: 'UNKNOWN_REGION' });
  });

  it('lacks what the mart lacks without failing', async () => {
    const db = await threeWeeks();
    try {
      for (const table of ['alerts', 'terms_weekly', 'monthly_shortlist', 'recurrence'])
        await db.run(`DROP TABLE ${table}`);
      await db.run('DROP TABLE IF EXISTS theme_messages');
      await db.run('DROP TABLE IF EXISTS themes');
      const report = composeReport(await collectWeek(db, { unit: 'month', end: '2025-03-31' }));
      expect(textsOf(report, '预警')).toBe('数据库中没有预警数据，本节从略。');
      expect(textsOf(report, '群众建议')).toBe('数据库中没有建议主题数据，本节从略。');
      expect(textsOf(report, '上升主题与词语')).toContain('数据库中没有词语统计');
      expect(textsOf(report, '共性问题')).toContain('数据库中没有“每月一题”候选');
    } finally {
      db.close();
    }
  });

  it('is of the month of the data where they hold no whole one, and says that it is partial', async () => {
    const days = ['2024-03-02', '2024-03-15', '2024-03-30'];
    const db = await buildSmallMart({ messages: days.map((day) => ({ id: day, at: `${day} 08:00:00` })) });
    try {
      const data = await collectWeek(db, { unit: 'month' });
      expect(data.period.current).toEqual({ from: '2024-03-01', to: '2024-03-31' });
      expect(data).toMatchObject({ headline: { messages: 3 }, bases: { flags: ['partial'], previous: 'no_data' } });
      expect(textsOf(composeReport(data), '总体情况')).toContain('数据未覆盖整个统计期');
    } finally {
      db.close();
    }
  });

  it('calls an issue of several regions so, where its title names one and most messages come from another', async () => {
    const regions = { I1: ['甲区', '甲区', '乙区'], I2: ['甲区', '乙区', '丙区'], I3: ['甲区', '甲区', '丁区'] };
    const db = await buildSmallMart({
      messages: Object.entries(regions).flatMap(([issue, names]) =>
        names.map((region, i) => ({ id: `${issue}-${i}`, at: '2025-03-04 08:00:00', region })),
      ),
      issues: Object.fromEntries(Object.keys(regions).map((issue) => [issue, [0, 1, 2].map((i) => `${issue}-${i}`)])),
    });
    try {
      await db.run(`UPDATE issues SET region = '甲区'`);
      await db.run(`UPDATE issues SET title = '乙区学区划分' WHERE issue_id = 'I1'`);
      await db.run(`UPDATE issues SET title = '甲区路灯不亮' WHERE issue_id = 'I3'`);
      const { issues } = await collectWeek(db, { end: '2025-03-09' });
      expect(issues.map(({ issueId, region }) => [issueId, region])).toEqual([
        ['I1', '多地'],
        ['I2', '多地'],
        ['I3', '甲区'],
      ]);
    } finally {
      db.close();
    }
  });

  it('leaves its sections out where the data do not reach into the week', async () => {
    for (const end of ['2031-01-05', '2010-01-03']) {
      const report = composeReport(await collectWeek(mart(), { end }));
      expect(report.sections.map(({ id }) => id)).toEqual(['总体情况', '方法与数据质量']);
      expect(textsOf(report, '总体情况')).toContain('全部数据的时段为2025年2月18日至3月9日，不含统计期');
    }
  });

  it('says that a week of the data is empty, and where they begin', async () => {
    const days = ['2025-03-01', '2025-03-20'];
    const db = await buildSmallMart({ messages: days.map((day) => ({ id: day, at: `${day} 08:00:00` })) });
    try {
      const empty = composeReport(await collectWeek(db, { end: '2025-03-12' }));
      expect(textsOf(empty, '总体情况')).toContain('本周（2025年3月6日至12日），没有收到留言。');
      expect(textsOf(empty, '主题与地区')).not.toContain('未识别');
      expect(textsOf(empty, '主题与地区')).toContain('统计期内没有留言');
      const first = textsOf(composeReport(await collectWeek(db, { end: '2025-03-03' })), '总体情况');
      expect(first).toContain('数据始于2025年3月1日');
      expect(first).not.toContain('数据截至');
    } finally {
      db.close();
    }
  });

  itInCi('ends each sentence once in a report of one region whose topics are too few to be named', async () => {
    const messages = Array.from({ length: 6 }, (_, i) => ({
      id: `${i}`,
      at: '2025-03-12 08:00:00',
      region: '甲区',
      topic: i < 3 ? '城乡建设' : '环境保护',
    }));
    const db = await buildSmallMart({ messages });
    try {
      const report = composeReport(await collectWeek(db, { end: '2025-03-12', region: '甲区' }));
      expect(textsOf(report, '总体情况')).toContain('特急0件、紧急0件。');
      expect(textsOf(report, '总体情况')).not.toContain('。。');
    } finally {
      db.close();
    }
  });

  it('says that there are no messages at all', async () => {
    const db = await buildSmallMart({ messages: [] });
    try {
      const report = composeReport(await collectWeek(db, { end: '2031-01-05' }));
      expect(textsOf(report, '总体情况')).toBe('数据库中没有留言，其余各节从略。');
    } finally {
      db.close();
    }
  });
});

describe('optional tables', () => {
  it('tell alerts by their gravity at the end of the period, and themes by their supporters', async () => {
    const db = await threeWeeks();
    try {
      for (const table of ['alerts', 'themes', 'theme_messages']) await db.run(`DROP TABLE IF EXISTS ${table}`);
      await db.run(`CREATE TABLE alerts AS SELECT * FROM (VALUES
        ('A1', NULL, 'issue', NULL, NULL, 'I1', NULL, 1, DATE '2025-03-04', DATE '2025-03-04', DATE '2025-03-12', 7, 0.04, 175.0, 1, 6),
        ('A2', 'A1', 'topic', '交通', NULL, NULL, NULL, 3, DATE '2025-03-04', DATE '2025-03-05', NULL, 9, 3.0, 3.0, 1, 6),
        ('A3', NULL, 'critical', '交通', '甲区', NULL, NULL, 3, DATE '2025-03-04', DATE '2025-03-04', NULL, 1, NULL, NULL, 1, 0),
        ('A5', NULL, 'critical', '交通', '甲区', NULL, NULL, 3, DATE '2025-02-28', DATE '2025-02-28', DATE '2025-03-05', 1, NULL, NULL, 1, 0),
        ('A4', NULL, 'topic', '教育', NULL, NULL, NULL, 4, DATE '2025-01-01', DATE '2025-01-02', DATE '2025-01-09', 9, 3.0, 3.0, 0, 0))
        AS t(alert_id, explained_by, series_type, topic, region, issue_id, term, level, since, opened_on, closed_on, observed, expected, ratio, critical, urgent)`);
      await db.run(`ALTER TABLE alerts ADD COLUMN steps STRUCT("day" DATE, "level" INTEGER)[]`);
      await db.run(`ALTER TABLE alerts ADD COLUMN messages STRUCT(source VARCHAR, message_id VARCHAR)[]`);
      await db.run(`ALTER TABLE alerts ADD COLUMN days
        STRUCT("day" DATE, observed INTEGER, expected DOUBLE, brought INTEGER, critical INTEGER, urgent INTEGER, routine INTEGER)[]`);
      await db.run(`ALTER TABLE alerts ADD COLUMN brought INTEGER`);
      await db.run(`ALTER TABLE alerts ADD COLUMN total_ratio DOUBLE`);
      await db.run(`ALTER TABLE alerts ADD COLUMN terms VARCHAR[] DEFAULT ['路灯', '不亮']`);
      await db.run(`ALTER TABLE alerts ADD COLUMN core_issue_id VARCHAR`);
      await db.run(`UPDATE alerts SET days = [{'day': since, 'observed': observed, 'expected': expected, 'brought': 0,
        'critical': critical, 'urgent': urgent, 'routine': 0}]`);
      await db.run(`UPDATE messages SET created_at = '2025-03-11 08:00:00' WHERE message_id = 'lamp6'`);
      await db.run(`UPDATE alerts SET messages = [{'source': 'main', 'message_id': 'p0'}] WHERE alert_id = 'A5'`);
      // What came after the period: a day of the alert, and the first of its examples.
      await db.run(`UPDATE alerts SET messages = [{'source': 'main', 'message_id': 'lamp6'}, {'source': 'main', 'message_id': 'lamp0'}],
        days = list_append(days, {'day': DATE '2025-03-11', 'observed': 30, 'expected': 0.1, 'brought': 30, 'critical': 5, 'urgent': 5, 'routine': 0}),
        observed = 37, critical = 6, urgent = 11, brought = 30,
        steps = [{'day': DATE '2025-03-04', 'level': 2}, {'day': DATE '2025-03-11', 'level': 1}] WHERE alert_id = 'A1'`);
      await db.run(`CREATE TABLE themes AS SELECT 'T1' AS theme_id, NULL::VARCHAR AS campaign, '增设夜班公交' AS title,
        TIMESTAMP '2025-03-09 08:00:00' AS first_at, [{'source': 'main', 'message_id': 'env0', 'text': '建议增设夜班公交。'}] AS quotes,
        [{'theme_id': 'T2', 'ask': '取消夜班公交', 'messages': 3}] AS opposing`);
      await db.run(
        `CREATE TABLE theme_messages AS SELECT theme_id, NULL::VARCHAR AS campaign, message_id, 'main' AS source FROM (VALUES
          ('T1', 'env0'), ('T1', 'env1'), ('T2', 'p0'), ('T2', 'p1'), ('T2', 'p8')) AS t(theme_id, message_id)`,
      );
      const data = await collectWeek(db);
      expect(data.alerts).toMatchObject({
        total: 1,
        grave: 1,
        explained: 1,
        single: 1,
        carried: { total: 1, messageIds: ['p0'] },
      });
      expect(data.alerts!.listed[0]).toMatchObject({
        level: 2,
        issueTitle: '议题I1',
        closedOn: null,
        messageIds: ['lamp0'],
      });
      expect(data.themes).toMatchObject([{ themeId: 'T1', authors: 2, isNew: true, regions: ['丙区'] }]);
      expect(data.themes![0]!.quotes[0]).toMatchObject({ messageId: 'env0', text: '建议增设夜班公交。' });
      const report = composeReport(data);
      const table = report.sections.find(({ id }) => id === '预警')!.blocks.find((block) => block.type === 'table');
      expect(table?.rows).toEqual([
        [1, 'Ⅱ级（橙色）', '问题“议题I1”（词语：路灯、不亮）', 7, '<0.1', null, 1, 6, '3月4日', '未解除'],
      ]);
      expect(table?.note).toContain(
        '另有由期前特急留言触发、期初尚未解除的预警1项（留言编号：p0），期内已到期，不知是否答复',
      );
      const [alert] = data.alerts!.listed;
      const word = { ...alert!, seriesType: 'term', term: '路灯', terms: [], coreTitle: '议题I1' };
      expect(JSON.stringify(composeReport({ ...data, alerts: { ...data.alerts!, listed: [word] } }))).toContain(
        '词语“路灯”（多为问题“议题I1”）',
      );
      // One event raises several series: they are three alerts, not three events.
      const of = (row: AlertRow, coreIssueId: string | null) => ({ ...row, coreIssueId });
      const topic = { ...alert!, seriesType: 'topic', topic: '交通运输' };
      const listed = [of(alert!, 'I1'), of(topic, null), of(word, 'I1')];
      expect(JSON.stringify(composeReport({ ...data, alerts: { ...data.alerts!, listed } }))).toContain(
        '第1、3项出自同一问题，人次不能相加。',
      );
      expect(table?.note).not.toContain('同一问题');
      const older = { ...data.alerts!, listed: [{ ...alert!, since: '2024-12-31', closedOn: '2025-03-07' }] };
      // The days that are counted, not those until it closed: of these nobody is.
      expect(alert!.until).toBe('2025-03-04');
      expect(JSON.stringify(composeReport({ ...data, alerts: older }))).toContain(
        '"2024年12月31日至2025年3月4日","3月7日"',
      );
      await db.run(`UPDATE issues SET dismissed = true WHERE issue_id = 'I1'`);
      const without = await collectWeek(db);
      expect(without.alerts).toMatchObject({ total: 1, explained: 0, dismissed: 1, single: 1 });
      // What the dismissed one explained is told itself: nobody would hear of it otherwise.
      expect(without.alerts?.listed.map(({ seriesType }) => seriesType)).not.toContain('issue');
      const noted = composeReport(without).sections.find(({ id }) => id === '预警')!;
      expect(JSON.stringify(noted)).toContain('另有1项属编辑已排除的问题，不另列');
      const theme = report.sections.find(({ id }) => id === '群众建议')!.blocks[1];
      expect(theme).toMatchObject({ type: 'matter', title: '增设夜班公交' });
      expect(theme?.type === 'matter' && theme.facts).toContain('另有相反诉求“取消夜班公交”累计3件');
    } finally {
      db.close();
    }
  });

  itInCi('tell the words of one event together, once', async () => {
    const db = await threeWeeks();
    try {
      await db.run(`CREATE OR REPLACE TABLE terms_weekly AS SELECT *, DATE '2025-03-03' AS week, 9 AS messages, 9 AS authors,
          0 AS background_authors, true AS is_new FROM (VALUES
        ('车位', NULL, 1, 8.0), ('捆绑', '车位', 2, 7.0), ('捆绑销售', '车位', 3, 3.0), ('路灯', NULL, 4, 5.0), ('灯杆', NULL, 5, 3.9))
        AS t(term, leading_term, rank, score)`);
      await db.run(`INSERT INTO terms_weekly BY NAME SELECT '捆绑' AS term, NULL AS leading_term, 1 AS rank, 6.0 AS score,
        DATE '2025-03-10' AS week, 9 AS messages, 9 AS authors, 0 AS background_authors, true AS is_new`);
      await db.run(`INSERT INTO terms_weekly BY NAME SELECT term, leading_term, rank, score, DATE '2025-03-17' AS week, 9 AS messages, authors,
        0 AS background_authors, true AS is_new FROM (VALUES ('变压器', NULL, 1, 4.6, 4), ('停电', '变压器', 2, 4.5, 9))
        AS t(term, leading_term, rank, score, authors)`);
      const data = await collectWeek(db, { unit: 'month', end: '2025-03-31' });
      expect(data.terms?.map(({ term, companions }) => [term, ...companions])).toEqual([
        ['车位', '捆绑', '捆绑销售'],
        ['路灯'],
        ['停电'],
      ]);
    } finally {
      db.close();
    }
  });

  itInCi('print a quote under the message of its own source, where sources share ids', async () => {
    const db = await buildSmallMart({
      messages: ['a', 'b'].map((source) => ({
        id: `k${source}`,
        message_id: '3',
        source,
        at: '2025-03-04 08:00:00',
        kind: 'suggestion',
        title: '一点建议',
        body: `建议由${source}门增设食堂。`,
      })),
      tables: {
        themes: [
          {
            theme_id: 'T1',
            title: '增设食堂',
            object: '食堂',
            quotes: [{ message_key: 'ka', text: '建议由a门增设食堂。' }],
            opposing: [],
            first_at: '2025-03-04 08:00:00',
            last_at: '2025-03-04 08:00:00',
          },
        ],
        theme_messages: ['ka', 'kb'].map((message_key) => ({ theme_id: 'T1', message_key })),
      },
    });
    try {
      const { themes } = await collectWeek(db, { end: '2025-03-09' });
      expect(themes![0]!.quotes.map(({ messageId, text }) => [messageId, text])).toEqual([
        ['a/3', '建议由a门增设食堂。'],
        ['b/3', '建议由b门增设食堂。'],
      ]);
    } finally {
      db.close();
    }
  });

  itInCi('count a contribution to a campaign once, under the campaign', async () => {
    const db = await threeWeeks();
    try {
      for (const table of ['themes', 'theme_messages']) await db.run(`DROP TABLE IF EXISTS ${table}`);
      await db.run(
        `CREATE TABLE themes AS SELECT * FROM (VALUES ('T1', '征集'), ('T1', NULL), ('T2', NULL), ('T3', '金点子')) AS t(theme_id, campaign)`,
      );
      await db.run(`ALTER TABLE themes ADD COLUMN title VARCHAR DEFAULT '增设站点'`);
      await db.run(`ALTER TABLE themes ADD COLUMN first_at TIMESTAMP DEFAULT '2025-03-01 08:00:00'`);
      await db.run(`ALTER TABLE themes ADD COLUMN quotes STRUCT(source VARCHAR, message_id VARCHAR, "text" VARCHAR)[]`);
      await db.run(`ALTER TABLE themes ADD COLUMN opposing STRUCT(theme_id VARCHAR, ask VARCHAR, messages INTEGER)[]`);
      await db.run(`CREATE TABLE theme_messages AS SELECT *, 'main' AS source FROM (VALUES
        ('T1', '征集', 'env0'), ('T1', '征集', 'road0'), ('T1', NULL, 'env0'), ('T1', NULL, 'road0'), ('T1', NULL, 'road1'),
        ('T2', NULL, 'env0'), ('T3', '金点子', 'road0'), ('T3', '金点子', 'road2')) AS t(theme_id, campaign, message_id)`);
      const data = await collectWeek(db);
      expect(data.themes!.map((theme) => [theme.themeId, theme.campaign, theme.messages])).toEqual([
        ['T1', '征集', 2],
        ['T3', '金点子', 2],
        ['T1', null, 1],
      ]);
      expect(data.themes![2]!.quotes.map(({ messageId }) => messageId)).toEqual(['road1']);
      const blocks = composeReport(data).sections.find(({ id }) => id === '群众建议')!.blocks;
      expect(
        blocks.map((block) => (block.type === 'matter' ? block.number : 'text' in block ? block.text : block.type)),
      ).toEqual([
        '（一）征集“征集”',
        1,
        '（二）征集“金点子”',
        1,
        '（三）征集以外的建议',
        '统计期内没有两人及以上提出或获赞较多的建议。',
        'table',
      ]);
    } finally {
      db.close();
    }
  });

  itInCi('tell what was reported before and after measures', async () => {
    const measure = (action_id: string, day: string) => ({ action_id, day, title: '更换灯具', issue_id: 'I1' });
    const db = await buildSmallMart({
      messages: Array.from({ length: 42 }, (_, i) => ({ id: `m${i}`, at: `${addDays('2025-01-27', i)} 08:00:00` })),
      issues: { I1: ['m0', 'm1', 'm20', 'm30'] },
      tables: { measures: [measure('e1', '2025-02-17'), measure('e2', '2024-11-01')] },
    });
    try {
      const data = await collectWeek(db, { end: '2025-03-09' });
      expect(data.actions).toMatchObject([
        { day: '2025-02-17', title: '更换灯具', target: '议题I1', beforePerWeek: 1, ratio: expect.any(Number) },
      ]);
      const { blocks } = composeReport(data).sections.find(({ id }) => id === '办理情况')!;
      const table = blocks.find((block) => block.type === 'table' && block.caption === '措施前后的反映人数');
      expect(table?.type === 'table' && table.rows[0]?.slice(0, 3)).toEqual(['2025-02-17', '更换灯具', '议题I1']);
      expect((await collectWeek(db, { end: '2025-03-09', region: '甲区' })).actions).toHaveLength(1);
    } finally {
      db.close();
    }
  });

  it('count for a theme those alone who ask what its title asks', async () => {
    const message = (id: string, likes: number) => ({
      id,
      author: id,
      likes,
      at: '2025-03-04 08:00:00',
      kind: 'suggestion',
    });
    const theme = (theme_id: string, title: string) => ({
      theme_id,
      title,
      proposes: true,
      quotes: [],
      opposing: [],
      first_at: '2025-03-04 08:00:00',
      last_at: '2025-03-04 08:00:00',
    });
    const member = (theme_id: string, message_key: string, backs: boolean) => ({ theme_id, message_key, backs });
    const db = await buildSmallMart({
      messages: [message('1', 1), message('2', 0), message('3', 80), message('4', 5)],
      tables: {
        themes: [theme('T1', '修建公路'), theme('T2', '规划食堂')],
        theme_messages: [
          member('T1', '1', true),
          member('T1', '2', true),
          member('T1', '3', false),
          member('T2', '4', false),
        ],
      },
    });
    try {
      const { themes } = await collectWeek(db, { end: '2025-03-09' });
      expect(themes).toMatchObject([{ themeId: 'T1', messages: 2, authors: 2, likes: 1, supporters: 3 }]);
      expect(themes![0]!.quotes.map(({ messageId }) => messageId)).not.toContain('3');
    } finally {
      db.close();
    }
  });

  itInCi('order themes by supporters of the period: people and likes', async () => {
    const db = await threeWeeks();
    try {
      for (const table of ['themes', 'theme_messages']) await db.run(`DROP TABLE IF EXISTS ${table}`);
      await db.run(`UPDATE messages SET likes = 30 WHERE message_id = 'env1'`);
      await db.run(`CREATE TABLE themes AS SELECT unnest(['T1', 'T2']) AS theme_id, NULL::VARCHAR AS campaign, '增设站点' AS title,
        TIMESTAMP '2025-03-01 08:00:00' AS first_at, []::STRUCT(message_id VARCHAR, "text" VARCHAR)[] AS quotes,
        []::STRUCT(theme_id VARCHAR, ask VARCHAR, messages INTEGER)[] AS opposing`);
      await db.run(`CREATE TABLE theme_messages AS SELECT * FROM (VALUES
        ('T1', NULL::VARCHAR, 'env0', 'main'), ('T1', NULL, 'road0', 'main'), ('T2', NULL, 'env1', 'main'))
        AS t(theme_id, campaign, message_id, source)`);
      const data = await collectWeek(db);
      expect(data.themes).toMatchObject([
        { themeId: 'T2', authors: 1, likes: 30, supporters: 31 },
        { themeId: 'T1', authors: 2, likes: 0, supporters: 2 },
      ]);
      expect(JSON.stringify(composeReport(data))).toContain('本周留言获赞30次","支持数31（本周人数与获赞之和）');
      // With so many likes one person's proposal stands beside those of several, with fewer behind them.
      const demanding = await collectReport(db, { unit: 'week' }, { ...settings, likedFrom: 31 }, clock);
      expect(demanding.themes?.map(({ themeId }) => themeId)).toEqual(['T1', 'T2']);
    } finally {
      db.close();
    }
  });

  it('count contrary proposals up to the end of the period and of the region, and name none without any', async () => {
    const db = await threeWeeks();
    try {
      for (const table of ['themes', 'theme_messages']) await db.run(`DROP TABLE IF EXISTS ${table}`);
      await db.run(`CREATE TABLE themes AS SELECT *, NULL::VARCHAR AS campaign, TIMESTAMP '2025-02-01 08:00:00' AS first_at,
        []::STRUCT(message_id VARCHAR, "text" VARCHAR)[] AS quotes,
        [{'theme_id': other, 'ask': '取消站点', 'messages': 9}]::STRUCT(theme_id VARCHAR, ask VARCHAR, messages INTEGER)[] AS opposing
        FROM (VALUES ('T1', '增设站点', 'T2'), ('T2', '取消站点', 'T1')) AS t(theme_id, title, other)`);
      // Two of 25 February, one in each district, and one of 4 March.
      await db.run(`CREATE TABLE theme_messages AS SELECT *, NULL::VARCHAR AS campaign, 'main' AS source FROM (VALUES
        ('T1', 'p0'), ('T2', 'p1'), ('T2', 'p8'), ('T2', 'lamp0'), ('T1', 'x0')) AS t(theme_id, message_id)`);
      const opposingOf = async (request: Partial<ReportRequest>) =>
        (await collectWeek(db, request)).themes!.find(({ themeId }) => themeId === 'T1')!.opposing;
      expect(await opposingOf({ end: '2025-03-02' })).toEqual([{ ask: '取消站点', messages: 2 }]);
      expect(await opposingOf({ end: '2025-03-02', region: '甲区' })).toEqual([{ ask: '取消站点', messages: 1 }]);
      expect(await opposingOf({ end: '2025-02-23' })).toEqual([]);
    } finally {
      db.close();
    }
  });

  itInCi('list what several propose before what one person does and what only names a matter', async () => {
    const db = await threeWeeks();
    try {
      for (const table of ['themes', 'theme_messages']) await db.run(`DROP TABLE IF EXISTS ${table}`);
      await db.run(`UPDATE messages SET kind = 'suggestion' WHERE message_id IN ('env0', 'road0', 'road1', 'road2')`);
      await db.run(`CREATE TABLE themes AS SELECT *, NULL::VARCHAR AS campaign, TIMESTAMP '2025-03-01 08:00:00' AS first_at,
        []::STRUCT(message_id VARCHAR, "text" VARCHAR)[] AS quotes, []::STRUCT(theme_id VARCHAR, ask VARCHAR, messages INTEGER)[] AS opposing
        FROM (VALUES ('T1', '增设站点', true), ('T2', '增设座椅', true), ('T3', '出行困难', false)) AS t(theme_id, title, proposes)`);
      // Of T1 one contribution is of before the period.
      await db.run(`UPDATE messages SET created_at = '2025-02-20 08:00:00' WHERE message_id = 'env1'`);
      await db.run(`CREATE TABLE theme_messages AS SELECT *, NULL::VARCHAR AS campaign, 'main' AS source FROM (VALUES
        ('T1', 'env0'), ('T1', 'env1'), ('T2', 'road0'), ('T3', 'road1')) AS t(theme_id, message_id)`);
      const data = await collectWeek(db);
      expect(data.themes!.map((theme) => [theme.themeId, theme.standing, theme.authors, theme.totalAuthors])).toEqual([
        ['T1', 'shared', 1, 2],
        ['T2', 'single', 1, 1],
        ['T3', 'untold', 1, 1],
      ]);
      const { blocks } = composeReport(data).sections.find(({ id }) => id === '群众建议')!;
      expect(JSON.stringify(blocks[0])).toContain(
        '本周建议类留言4件，其中3件归为3个建议主题：截至期末有两人及以上提出或获赞较多的1个，仅一人提出的1个，只反映情况、未写明做法的1个。其余1件',
      );
      expect(JSON.stringify(blocks[1])).toContain('自2025年2月20日至期末累计2人2件');
      expect(blocks.slice(2).map((block) => block.type === 'table' && [block.caption, block.rows[0]?.[0]])).toEqual([
        ['仅一人提出的建议', '增设座椅'],
        ['只反映情况、未写明做法的建议类留言', '出行困难'],
      ]);
    } finally {
      db.close();
    }
  });

  it('quotes themes by their object or ask: passages that name them, else titles, those of neither last', async () => {
    const db = await threeWeeks();
    try {
      for (const table of ['themes', 'theme_messages']) await db.run(`DROP TABLE IF EXISTS ${table}`);
      const texts = [
        ['env0', '盼解决出行', '建议、希望修建地下通道，能否答复。'],
        ['env1', '盼设置红绿灯', '建议、希望领导重视，能否答复。'],
        ['road0', '出行难', '这里人多。建议、希望早日答复。路口应有红绿灯。'],
      ];
      for (const [id, title, body] of texts) {
        await db.run(`UPDATE messages SET title = '${title}', body = '${body}', likes = 0 WHERE message_id = '${id}'`);
      }
      await db.run(`CREATE TABLE themes AS SELECT 'T1' AS theme_id, NULL::VARCHAR AS campaign, '设置红绿灯' AS title,
        '红绿灯' AS "object", '设置' AS ask, TIMESTAMP '2025-03-01 08:00:00' AS first_at,
        []::STRUCT(message_id VARCHAR, "text" VARCHAR)[] AS quotes,
        []::STRUCT(theme_id VARCHAR, ask VARCHAR, messages INTEGER)[] AS opposing`);
      await db.run(`CREATE TABLE theme_messages AS
        SELECT 'T1' AS theme_id, NULL::VARCHAR AS campaign, unnest(['env0', 'env1', 'road0']) AS message_id, 'main' AS source`);
      const quotes = (await collectWeek(db)).themes![0]!.quotes;
      expect(quotes[0]!.text).toBe('盼设置红绿灯');
      expect(quotes.slice(0, 2).map(({ text }) => text)).toEqual([
        '盼设置红绿灯',
        expect.stringContaining('路口应有红绿灯'),
      ]);
    } finally {
      db.close();
    }
  });

  it('shows every cell where the setting says so', async () => {
    const data = await collectReport(mart(), { unit: 'week' }, { ...settings, minAuthors: 1 }, { now: () => 0 });
    expect(data.regions.map(({ name }) => name)).toEqual(['甲区', '乙区', '丙区', '未知']);
    const note = composeReport(data).sections[1]!.blocks.find((block) => block.type === 'table')?.note;
    expect(note ?? '').not.toContain('其他');
  });
});
