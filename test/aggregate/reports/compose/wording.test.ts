import { afterAll, beforeAll, expect, it } from 'vitest';
import { lastHolidayYear } from '../../../../src/aggregate/bursts/calendar.ts';
import { pickQuotes } from '../../../../src/aggregate/reports/collect/quotes.ts';
import { uncompared } from '../../../../src/aggregate/reports/compare.ts';
import { composeAlerts } from '../../../../src/aggregate/reports/compose/compose-alerts.ts';
import { composeDistribution, composeOverview } from '../../../../src/aggregate/reports/compose/compose-counts.ts';
import { composeCritical } from '../../../../src/aggregate/reports/compose/compose-critical.ts';
import { composeHandling } from '../../../../src/aggregate/reports/compose/compose-handling.ts';
import { composeIssues, composeRises } from '../../../../src/aggregate/reports/compose/compose-matters.ts';
import { composeMethod } from '../../../../src/aggregate/reports/compose/compose-method.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import { composeSummary } from '../../../../src/aggregate/reports/compose/compose-summary.ts';
import { composeThemes } from '../../../../src/aggregate/reports/compose/compose-themes.ts';
import type { ReportData, ThemeRow } from '../../../../src/aggregate/reports/report-data.ts';
import type { Database } from '../../../../src/core/duckdb.ts';
import { collectWeek, settings, threeWeeks } from '../report-mart.ts';

const state = {} as { db: Database; data: ReportData };
beforeAll(async () => {
  state.db = await threeWeeks();
  state.data = await collectWeek(state.db);
});
afterAll(() => state.db.close());

const theme: ThemeRow = {
  themeId: 'T1',
  campaign: null,
  standing: 'shared',
  ofStanding: 1,
  ofCampaign: 2,
  title: '增设公交站点',
  messages: 2,
  authors: 2,
  likes: 0,
  supporters: 2,
  totalMessages: 2,
  totalAuthors: 2,
  firstDay: '2025-03-04',
  regions: [],
  isNew: false,
  opposing: [],
  quotes: [],
};

const pair: ReportData['risingPairs'][number] = {
  topic: '交通',
  region: '甲区',
  messages: 20,
  authors: 18,
  comparison: { basis: 10, change: 10, percent: 100, chance: 0.01 },
};

const summaryOf = (data: ReportData): string =>
  composeSummary(data)
    .map((block) => (block.type === 'paragraph' ? block.runs.map(({ text }) => text).join('') : ''))
    .join('\n');

it('names no issue as the one of most people where others have as many', () => {
  const { data } = state;
  const [top] = data.issues;
  expect(summaryOf({ ...data, issues: [top!] })).toContain(`反映人数最多的问题是“${top!.title}”`);
  const tied = [top!, { ...top!, title: '北门积水' }, { ...top!, title: '南门积水', authors: top!.authors - 1 }];
  expect(summaryOf({ ...data, issues: tied })).toContain(
    `反映人数最多的有“${top!.title}”等2个问题，本周各${top!.authors}人（见“热点问题”）。`,
  );
  const full = { ...data.settings, hotIssues: 3 };
  expect(summaryOf({ ...data, issues: tied, settings: full })).toContain('等2个问题');
  const pinned = { ...tied[2]!, isPinned: true };
  for (const issues of [
    [tied[0]!, tied[1]!, tied[1]!],
    [tied[0]!, tied[1]!, pinned],
  ])
    expect(summaryOf({ ...data, issues, settings: full })).toContain('等多个问题');
});

it('puts marks within marks in single ones', () => {
  const { data } = state;
  const top = { ...data.issues[0]!, title: '请落实“暖冬行动”' };
  expect(summaryOf({ ...data, issues: [top] })).toContain('反映人数最多的问题是“请落实‘暖冬行动’”');
});

it('explains the mark of a rise under the table of kinds, too, where it stands', () => {
  const { data } = state;
  const noteOf = (isRise: boolean): string => {
    const kinds = data.kinds.map((row, index) => ({ ...row, isRise: isRise && index === 0 }));
    const urgencies = data.urgencies.map((row) => ({ ...row, isRise: false }));
    return JSON.stringify(composeOverview({ ...data, kinds, urgencies }).blocks.find(({ type }) => type === 'table'));
  };
  expect(noteOf(true)).toContain('注：▲ 上升超出随机波动；前为诉求类型');
  expect(noteOf(false)).not.toContain('▲');
});

it('says of unanswered letters that all were answered since, where all were', () => {
  const unanswered = (answeredSince: number, urgent: number) =>
    JSON.stringify(
      composeCritical({
        ...state.data,
        unanswered: { critical: 0, urgent, answeredSince, longest: 9, listed: [], otherIds: [] },
      }),
    );
  expect(unanswered(1, 2)).toContain('其中1件在期末之后已有答复或办结');
  expect(unanswered(2, 2)).toContain('各件在期末之后均已有答复或办结');
  expect(unanswered(1, 1)).toContain('该件在期末之后已有答复或办结');
});

it('says that topics without a light bar are not known to have had nothing', () => {
  const chartOf = (data: ReportData): string => {
    const chart = composeDistribution(data).blocks.find(({ type }) => type === 'chart');
    return chart?.type === 'chart' ? chart.description : '';
  };
  const [row] = state.data.topics;
  const data = (isHidden: boolean): ReportData => ({
    ...state.data,
    topics: [
      { ...row!, name: '交通运输' },
      { ...row!, name: '民政', comparison: { ...uncompared, isHidden } },
    ],
  });
  expect(chartOf(data(true))).toContain('没有浅色条的，上周件数不列。');
  expect(chartOf(data(false))).not.toContain('浅色条');
});

it('neither warns of comparisons nor has a column for them where there are none', () => {
  const { data } = state;
  const flags = ['partial'];
  const caveatOf = (bases: ReportData['bases']): string => JSON.stringify(composeSummary({ ...data, bases }));
  expect(caveatOf({ ...data.bases, flags })).toContain('，环比仅供参考');
  expect(caveatOf({ ...data.bases, flags, lastYear: null })).toContain('，环比、同比仅供参考');
  expect(caveatOf({ ...data.bases, flags, previous: 'no_data', lastYear: null })).toContain('，同比仅供参考');
  const none = { ...data.bases, flags, previous: 'no_data', lastYear: 'no_data' } as const;
  expect(caveatOf(none)).toContain('可比性提示：');
  expect(caveatOf(none)).not.toContain('环比、同比仅供参考');

  const headsOf = (firstDay: string): string[] => {
    const issues = data.issues.map((issue) => ({ ...issue, firstDay, previousAuthors: null }));
    const table = composeIssues({ ...data, bases: none, issues }).blocks.find(({ type }) => type === 'table');
    return table?.type === 'table' ? table.columns.map(({ label }) => label) : [];
  };
  expect(headsOf('2024-01-01')).not.toContain('变化');
  expect(headsOf(data.period.current.from)).toContain('变化');
});

it('calls nothing new where the data do not reach back over the period before', () => {
  const { data } = state;
  const issues = data.issues.map((issue) => ({ ...issue, firstDay: data.period.current.from, previousAuthors: null }));
  const themes = [{ ...theme, isNew: true }];
  const textOf = (firstDay: string): string => {
    const known = { ...data, issues, themes, coverage: { ...data.coverage, firstDay } };
    return JSON.stringify([composeIssues(known), composeThemes(known)]);
  };
  expect(textOf(data.period.previous.from)).toMatch(/新出现.*本周新提出/);
  expect(textOf(data.period.current.from)).not.toMatch(/新出现|新提出/);
});

it('denies no suggestions that nobody compared, and calls none of them new', () => {
  const { data } = state;
  const { current, previous } = data.period;
  const textOf = (firstDay: string | null, themes: ReportData['themes']): string =>
    JSON.stringify(
      composeThemes({
        ...data,
        themes,
        themeReach: { firstDay, suggestions: 1 },
        coverage: { ...data.coverage, firstDay: previous.from },
      }),
    );
  expect(textOf(null, [])).toContain('统计期内没有可归为主题的建议。');
  expect(textOf('2099-01-01', [])).toContain('建议只自2099年1月1日起归并，不含统计期');
  expect(textOf(current.to, [])).toContain('没有可归为主题的建议（只归并自');
  const isNew = [{ ...theme, isNew: true, ofCampaign: 1 }];
  expect(textOf(previous.from, isNew)).toContain('本周新提出');
  expect(textOf(current.from, isNew)).not.toMatch(/新提出|只归并自/);
  expect(textOf(current.to, isNew)).toMatch(/起的1件里，1件归为(?!.*其余).*只归并自/);
});

it('has no column of new words where none is new', () => {
  const term = {
    term: '积水',
    week: '2025-03-03',
    messages: 6,
    authors: 6,
    backgroundAuthors: 2,
    isNew: false,
    companions: [],
  };
  const headsOf = (terms: ReportData['terms']) =>
    composeRises({ ...state.data, terms }).blocks.flatMap((block) =>
      block.type === 'table' ? block.columns.map(({ label }) => label) : [],
    );
  expect(headsOf([term])).toContain('此前52周人次');
  expect(headsOf([term])).not.toContain('首次出现');
  expect(headsOf([term, { ...term, isNew: true }])).toContain('首次出现');
});

it('gives words of one event in one row, beside the one that leads', () => {
  const term = { term: '积水', week: '2025-03-03', messages: 6, authors: 6, backgroundAuthors: 2, isNew: false };
  const tableOf = (companions: readonly string[]) =>
    composeRises({ ...state.data, terms: [{ ...term, companions }] }).blocks.find(({ type }) => type === 'table');
  expect(tableOf(['内涝', '下水道'])).toMatchObject({
    rows: [['积水（内涝、下水道）', ...Array.from({ length: 4 }, () => expect.anything())]],
    note: expect.stringContaining('括号内'),
  });
  expect(tableOf([])).toMatchObject({ note: expect.not.stringContaining('括号内') });
});

it('quotes no second person in the words of the first, whatever stands before them', () => {
  const told = '我们院子里一楼开了一家汽车喷漆店，气味很重，门窗都不敢开，请环保部门来看看。';
  const source = (person: string, body: string) => ({
    key: 'I1',
    messageId: person,
    source: 'main',
    title: '喷漆店气味重',
    day: '2025-03-04',
    region: null,
    person,
    body,
  });
  const quotesOf = (...bodies: string[]) =>
    pickQuotes(
      bodies.map((body, index) => source(`p${index}`, body)),
      { words: [], title: '' },
      settings,
    ).map(({ messageId }) => messageId);
  expect(quotesOf(told, `局长您好，${told}`)).toEqual(['p0']);
  expect(quotesOf(told, `局长您好，${told}`, '楼下喷漆店的味道太大，孩子一直咳嗽。')).toEqual(['p0', 'p2']);
});

it('says in words that nothing was answered yet', () => {
  const { data } = state;
  const handling = { ...data.handling!, total: { ...data.handling!.total, replied: 0 } };
  expect(summaryOf({ ...data, handling })).toContain('本周留言至数据更新时尚未得到答复。');
});

it('says of what a table leaves out that it is few people only where it is', () => {
  const { data } = state;
  const row = data.topics[0]!;
  const noteOf = (regions: ReportData['regions'], limit: number): string => {
    const { blocks } = composeDistribution({ ...data, regions, settings: { ...data.settings, regions: limit } });
    const table = blocks.find((block) => block.type === 'table' && block.caption === '地区分布');
    return table?.type === 'table' ? (table.note ?? '') : '';
  };
  const named = [
    { ...row, name: '甲区' },
    { ...row, name: '乙区' },
  ];
  const folded = { ...row, name: null, authors: null, values: 9 };
  expect(noteOf([...named, folded], 20)).toContain('不足5人的并入“其他”');
  expect(noteOf([...named, folded], 2)).toContain('只列前2项，其余并入“其他”');
  expect(noteOf([...named, folded], 2)).not.toContain('不足5人的并入');
  expect(noteOf(named, 2)).not.toContain('并入“其他”');
});

it('has no table of one row of all that there is', () => {
  const { data } = state;
  const folded = [{ ...data.topics[0]!, name: null, authors: null, values: 4 }];
  const { blocks } = composeDistribution({ ...data, topics: folded, regions: folded });
  expect(blocks.map(({ type }) => type)).toEqual(['subheading', 'empty', 'subheading', 'empty']);
  expect(JSON.stringify(blocks)).toContain('统计期内的留言涉及4个地区，人数较少，为免认出个人，不分列。');
});

it('says on the last page that holidays are not known where the data reach beyond the calendar', () => {
  const { data } = state;
  const year = lastHolidayYear();
  const pageOf = (lastDay: string): string =>
    JSON.stringify(composeMethod({ ...data, coverage: { ...data.coverage, lastDay } }));
  expect(pageOf(`${year}-12-31`)).not.toContain('节假日');
  expect(pageOf(`${year + 1}-01-01`)).toContain(`节假日安排只到${year}年`);
});

it('says on the last page that names of others than the writers are to be looked over', () => {
  const page = JSON.stringify(composeMethod(state.data));
  expect(page).toContain('留言人的个人信息已遮盖，文中提及的其他人姓名，请人工核对');
});

it('compares a whole year once, with the year before, and calls that no 环比', async () => {
  const year = { unit: 'daterange', from: '2025-01-01', to: '2025-12-31' } as const;
  const data = await collectWeek(state.db, year);
  expect(data.bases.lastYear).toBe('repeats');
  const { data: week } = state;
  const compared = { ...data, bases: { ...data.bases, previous: null }, headline: week.headline };
  expect(summaryOf(compared)).toContain('本年（2025年1月1日至12月31日）');
  expect(summaryOf(compared)).toMatch(/较上年（\d+件）/);
  expect(summaryOf(compared)).not.toContain('去年');
  expect(JSON.stringify(composeMethod(data))).toContain('["同比基期","2024年1月1日至12月31日"]');
  const rising = { ...compared, topics: week.topics.map((row) => ({ ...row, isRise: true })), risingPairs: [pair] };
  const text = JSON.stringify(composeReport(rising));
  expect(text).not.toContain('环比');
  for (const words of ['较上年上升且超出随机波动的主题有', '较上年 +', '比上年增减', '"同比"']) {
    expect(text).toContain(words);
  }
  expect(JSON.stringify(composeReport({ ...week, risingPairs: [pair] }))).toContain('环比增减');
});

it('says where it lists some of the proposals alone', () => {
  const noteOf = (ofStanding: number): string =>
    JSON.stringify(composeThemes({ ...state.data, themes: [{ ...theme, ofStanding }] }));
  expect(noteOf(22)).toContain('两人及以上提出或获赞较多的建议共22个，以下按支持数列前1个。');
  expect(noteOf(1)).not.toContain('以下按支持数');
  expect(noteOf(1)).toContain('本周建议类留言2件，均归为1个建议主题（截至期末有两人及以上提出或获赞较多）。');
});

it('calls no period calm in which nobody looked for rises', () => {
  const alerts: ReportData['alerts'] = {
    total: 0,
    listed: [],
    grave: 0,
    explained: 0,
    dismissed: 0,
    single: 0,
    carried: { total: 0, closed: 0, unanswered: null, messageIds: [] },
    withdrawn: null,
  };
  const textOf = (lastDay: string): string =>
    JSON.stringify(composeAlerts({ ...state.data, alerts, coverage: { ...state.data.coverage, lastDay } }));
  expect(textOf('2025-03-09')).toContain('统计期内没有数量异常上升的预警。"');
  expect(textOf('2027-06-01')).toContain('全部数据最后800天（自2025年3月24日起）中查找，不含统计期');
  expect(textOf('2027-05-15')).toContain('统计期内没有数量异常上升的预警。2025年3月7日以前的没有查找。');
});

it('calls no critical alert over that nobody has answered', () => {
  const critical = {
    ...{
      level: 2,
      seriesType: 'critical',
      topic: '交通',
      region: '甲区',
      term: null,
      title: '特急：桥断了',
      issueTitle: '桥断了',
      coreIssueId: null,
    },
    ...{ coreTitle: null, terms: [], observed: 3, expected: null, ratio: null, brought: null, totalRatio: null },
    ...{ since: '2025-02-24', until: '2025-02-26', closedOn: '2025-03-05', critical: 3, urgent: 0, messageIds: [] },
  };
  const textOf = (unanswered: number | null, carried: number | null, total = 3): string =>
    JSON.stringify(
      composeAlerts({
        ...state.data,
        alerts: {
          ...{ total: 1, listed: [{ ...critical, unanswered }], grave: 1, explained: 0, dismissed: 0, single: 0 },
          carried: { total, closed: total, unanswered: carried, messageIds: ['m1'] },
          withdrawn: null,
        },
      }),
    );
  expect(textOf(2, 1)).toContain('"2件未答复，已过7天"');
  expect(textOf(2, 1)).toContain('，期内均已到期，到期的有1项至期末未答复');
  expect(textOf(2, 3)).toContain('，期内均已到期，至期末均未答复');
  expect(textOf(0, 0)).toContain('"3月5日"');
  expect(textOf(0, 0)).toContain('，均已答复，期内均已解除');
  expect(textOf(0, 0, 1)).toContain('预警1项（留言编号：m1），已答复，期内已解除');
  expect(textOf(null, null)).toContain('"3月5日到期"');
  expect(textOf(null, null)).toContain('，期内均已到期，不知是否答复');
});

it('says in words that no label is uncertain', () => {
  const { data } = state;
  const noteOf = (lowConfidenceShare: number): string =>
    JSON.stringify(composeSummary({ ...data, quality: { ...data.quality, lowConfidenceShare } }));
  expect(noteOf(0)).toContain('由模型判定，没有一件存疑；');
  expect(noteOf(0.05)).toContain('5.0%的留言至少有一项存疑；');
});

it('explains under a table of handling the columns that it has', () => {
  const { data } = state;
  const noteOf = (rated: number): string => {
    const total = { ...data.handling!.total, rated };
    return JSON.stringify(composeHandling({ ...data, handling: { ...data.handling!, total } }));
  };
  expect(noteOf(10)).toContain('满意率为评价满意');
  expect(noteOf(6)).not.toContain('满意率');
  expect(noteOf(0)).not.toContain('满意率');
  expect(noteOf(10)).not.toContain('不提供答复和办理状态的留言不计');
});

it('keeps the number of refused rows apart from why they were refused', () => {
  const { data } = state;
  const quality = { ...data.quality, rejectsByCode: [{ code: 'BAD_JSON', count: 6 }] };
  expect(JSON.stringify(composeMethod({ ...data, quality }))).toContain('JSON（6行）');
});
