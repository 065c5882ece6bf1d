import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectDossier } from '../../../src/aggregate/dossiers/collect-dossier.ts';
import { composeDossier } from '../../../src/aggregate/dossiers/compose-dossier.ts';
import type { DossierData, DossierSubject } from '../../../src/aggregate/dossiers/dossier-data.ts';
import type { Block, ReportDocument, TableBlock } from '../../../src/aggregate/reports/document.ts';
import { renderDocument } from '../../../src/aggregate/reports/render/write-report.ts';
import { reportSettings } from '../../../src/aggregate/reports/settings.ts';
import type { Database } from '../../../src/core/duckdb.ts';
import { buildSmallMart, type SmallMessage } from '../build-small-mart.ts';

const clock = { now: () => Date.UTC(2025, 2, 10, 8) };
const settings = { ...reportSettings.parse({}), flagDifference: 0.1 };
const opened: { db: Database } = {} as { db: Database };

const bodies = [
  '晚上看不见路，老人摔了一跤，请尽快安排人员前来维修。',
  '灯杆还在，灯泡早就没有了，孩子放学回家要用手电筒。',
  '打过两次电话，说是产权不明，一直没有人管这件事情。',
  '路口一片漆黑，昨天两辆电动车相撞，希望引起重视。',
];

const lamp = (id: string, day: string, rest: Partial<SmallMessage> = {}): SmallMessage => ({
  id,
  at: `${day} 08:00:00`,
  title: `柳荫街路灯坏了${id}`,
  body: bodies[(Number(id.slice(-1)) - 1) % bodies.length],
  ...rest,
});

beforeAll(async () => {
  opened.db = await buildSmallMart({
    messages: [
      { id: 'old', at: '2024-10-01 08:00:00' },
      lamp('a1', '2024-12-01', {
        title: '<b>=1+1</b>路灯坏了',
        urgency: 'critical',
        likes: 7,
        reply: '已经转办。',
        replied_at: '2024-12-05 09:00:00',
        department: '甲局',
        reply_marks: { relevance: 1, complete: 0, basis: 0, outcome: 'forwarded', template: 1, reasons: [] },
      }),
      lamp('a2', '2024-12-20', { status: '已办结', reply: '路灯已修好。', replied_at: '2025-02-25 09:00:00' }),
      lamp('a3', '2025-02-20', { region: '乙区', author: '作者a1', kind: 'help' }),
      lamp('a4', '2025-03-01', { region: null }),
      lamp('a5', '2025-03-02', { duplicateOf: 'a4', author: '作者a4' }),
      lamp('b1', '2025-01-10', {
        title: '青禾路路灯不亮',
        body: '青禾路整条街没有照明，夜里走路全靠月亮。',
        region: '丙区',
      }),
      lamp('b2', '2025-01-12', { title: '青禾路晚上没有灯', region: '丙区' }),
      lamp('c1', '2025-01-15', { title: '杨桥路灯坏了', status: '已撤销' }),
      lamp('c2', '2025-01-16', { title: '杨桥一带路灯坏了' }),
      { id: 'alone', at: '2025-01-20 08:00:00', title: '柳荫街太黑' },
      { id: 'last', at: '2025-03-05 08:00:00' },
    ],
    issues: { Ia: ['a1', 'a2', 'a3', 'a4'], Ib: ['b1', 'b2'], Ic: ['c1', 'c2'] },
    places: { Ia: '柳荫街' },
    tables: {
      measures: [{ action_id: 'E1', day: '2025-02-01', title: '换装路灯', issue_id: 'Ia', class_id: null }],
      possible_merges: [
        {
          left_issue_id: 'Ia',
          left_key: 'a1',
          right_issue_id: null,
          right_key: 'alone',
          log_odds: -1,
          why: ['柳荫街'],
        },
      ],
    },
  });
  await opened.db.run(`
    UPDATE issues SET class_id = 'C1' WHERE issue_id IN ('Ia', 'Ib');
    INSERT INTO problem_classes BY NAME SELECT 'C1' AS class_id, '路灯损坏' AS title, ['路灯'] AS keywords, 2 AS issues`);
});
afterAll(() => opened.db.close());

async function collect(type: DossierSubject, id: string): Promise<DossierData> {
  const data = await collectDossier(opened.db, type, id, settings, clock);
  expect(data).not.toBeNull();
  return data!;
}

const blocksOf = (report: ReportDocument, id: string): readonly Block[] =>
  report.sections.find((section) => section.id === id)?.blocks ?? [];
const textOf = (blocks: readonly Block[]): string => JSON.stringify(blocks);
const tablesOf = (blocks: readonly Block[]): TableBlock[] =>
  blocks.filter((block): block is TableBlock => block.type === 'table');

describe('the dossier of an issue', () => {
  it('counts people, letters and copies as the tables do', async () => {
    const { counts, regions, course } = await collect('issue', 'Ia');
    expect(counts).toMatchObject({
      messages: 4,
      authors: 3,
      copies: 1,
      firstDay: '2024-12-01',
      lastDay: '2025-03-01',
      critical: 1,
      likes: 7,
      recent: { authors: 2, earlier: 0, from: '2025-02-06' },
    });
    expect(regions.map(({ name, messages }) => [name, messages])).toEqual([
      ['甲区', 2],
      ['乙区', 1],
      ['未知', 1],
    ]);
    expect(course.unit).toBe('week');
    expect(course.bars).toHaveLength(14);
    expect(course.bars.reduce((sum, { messages }) => sum + messages, 0)).toBe(4);
  });

  it('says what became of its letters, and that the matter came back after a reply', async () => {
    const data = await collect('issue', 'Ia');
    expect(data.handling).toMatchObject({
      told: 4,
      replied: 2,
      finished: 1,
      waiting: 2,
      templates: 1,
      replies: 2,
      returned: 2,
    });
    expect(data.handling?.oldest.map(({ messageId, days }) => [messageId, days])).toEqual([
      ['a3', 13],
      ['a4', 4],
    ]);
    const words = textOf(blocksOf(composeDossier(data), '办理情况'));
    for (const part of [
      // No share of four, as in reports.
      '已答复2件；有办理状态的1件中已办结1件。',
      '仅转办或指引1件',
      '2次之后90天内同一问题又有留言',
      '2025年2月25日答复办结后又有1件反映（2025年3月1日，隔4天）',
      '路灯已修好',
    ])
      expect(words).toContain(part);
    const all = composeDossier({ ...data, settings: { ...data.settings, minBasis: 4 } });
    expect(textOf(blocksOf(all, '办理情况'))).toContain('已答复2件（50.0%）；');
  });

  it('does not say of a matter of every week that it came back: whatever is replied, somebody writes in 90 days', async () => {
    const data = await collect('issue', 'Ia');
    const wordsOf = (messages: number, returned: number): string =>
      textOf(
        blocksOf(
          composeDossier({
            ...data,
            counts: { ...data.counts, messages },
            handling: { ...data.handling!, told: messages, returned },
          }),
          '办理情况',
        ),
      );
    expect(wordsOf(6, 2)).not.toContain('90天内');
    expect(wordsOf(5, 2)).toContain('2次之后90天内同一问题又有留言');
    expect(wordsOf(6, 0)).toContain('90天内没有新的留言');
  });

  it('says beside the status that fewer write since a measure', async () => {
    const data = await collect('issue', 'Ia');
    const [action] = data.actions;
    const wordsOf = (ratioHigh: number): string => {
      const fallen = { ...action!, beforePerWeek: 17.2, afterPerWeek: 2, ratio: 0.1, ratioLow: 0.05, ratioHigh };
      return textOf(blocksOf(composeDossier({ ...data, actions: [fallen] }), '基本情况'));
    };
    expect(wordsOf(0.3)).toContain('2025年2月1日采取措施后下降（此前每周17.2人，此后每周2.0人）。');
    expect(wordsOf(1.2)).not.toContain('采取措施后');
    // 数据不足 would be read as of the matter.
    const issue = { ...data.subject.issue!, status: 'unclear' };
    const unclear = composeDossier({ ...data, subject: { ...data.subject, issue } });
    expect(textOf(blocksOf(unclear, '基本情况'))).toContain('近期缺少数据的日期较多，不判断升温、降温');
  });

  it('quotes a reply that was given twice as the one who gave it last did, under that letter and day', async () => {
    const answered = (id: string, day: string, department: string | null): SmallMessage => ({
      ...lamp(id, '2025-01-02'),
      reply: '已转办。',
      replied_at: `${day} 09:00:00`,
      department,
    });
    const db = await buildSmallMart({
      messages: [answered('a1', '2025-02-20', null), answered('a2', '2025-01-03', '甲局'), lamp('a3', '2025-03-05')],
      issues: { I1: ['a1', 'a2'] },
    });
    try {
      const data = await collectDossier(db, 'issue', 'I1', settings, clock);
      expect(data?.handling?.latest).toMatchObject([
        { department: null, quote: { messageId: 'a1', day: '2025-02-20', text: '已转办。' } },
      ]);
    } finally {
      db.close();
    }
  });

  it('lets the first, the last and the critical letter speak, each person once', async () => {
    const { voices } = await collect('issue', 'Ia');
    const ids = voices.map(({ quote }) => quote.messageId);
    expect(ids).toContain('a4');
    expect(ids.filter((id) => id === 'a1' || id === 'a3')).toHaveLength(1);
    expect(voices.find(({ quote }) => quote.messageId === 'a1')).toMatchObject({ urgency: 'critical', isFirst: true });
  });

  it('names like issues elsewhere, what may be the same, and lists every letter', async () => {
    const report = composeDossier(await collect('issue', 'Ia'));
    const [kin, possible] = tablesOf(blocksOf(report, '相关问题'));
    expect(kin?.rows.map((row) => row[0])).toEqual(['议题Ib']);
    expect(possible?.rows).toEqual([['柳荫街太黑', 1, 'alone', '柳荫街']]);
    const [list] = tablesOf(blocksOf(report, '留言清单'));
    expect(list?.rows.map((row) => row[1])).toEqual(['a1', 'a2', 'a3', 'a4']);
    expect(list?.rows.map((row) => row.at(-1))).toEqual(['已答复', '已办结', '未答复', '未答复']);
  });

  it('says of a letter that speaks what the list of letters says', async () => {
    const data = await collect('issue', 'Ia');
    const report = composeDossier(data);
    const [list] = tablesOf(blocksOf(report, '留言清单'));
    const listed = new Map(list!.rows.map((row) => [row[1], row.at(-1)]));
    const said = blocksOf(report, '群众反映').map((block) => (block.type === 'matter' ? block.facts.at(-1) : null));
    expect(said).toEqual(data.voices.map(({ quote }) => listed.get(quote.messageId)));
    expect(said).toContain('已办结');
  });

  it('does not let somebody wait who withdrew', async () => {
    const data = await collect('issue', 'Ic');
    expect(data.handling?.waiting).toBe(1);
    const report = composeDossier(data);
    const [list] = tablesOf(blocksOf(report, '留言清单'));
    expect(list?.rows.map((row) => row.at(-1))).toEqual(['已撤销', '未答复']);
    // A few letters need no page of their own.
    const begins = (from: ReportDocument) => from.sections.find(({ id }) => id === '留言清单')?.startsPage;
    const many = Array.from({ length: 8 }, () => data.messages).flat();
    expect([begins(report), begins(composeDossier({ ...data, messages: many }))]).toEqual([false, true]);
  });

  it('calls fewer letters no fall where days of the last weeks have no data, nor across holidays', async () => {
    const leadOf = async () => textOf(blocksOf(composeDossier(await collect('issue', 'Ia')), '基本情况'));
    // The Spring Festival is in the four weeks before.
    expect(await leadOf()).toContain('最近四周2人，此前四周0人（两期休息日天数不同，不判断增减）。');
    const data = await collect('issue', 'Ia');
    const plain = { ...data, counts: { ...data.counts, recent: { ...data.counts.recent!, hindrance: null } } };
    const plainLead = textOf(blocksOf(composeDossier(plain), '基本情况'));
    expect(plainLead).toContain('最近四周2人，此前四周0人，差别未超出随机波动。');
    // Whatever its status, it is not over for those who wait.
    expect(plainLead).toContain('尚有2件等待答复（见“办理情况”）。');
    await opened.db.run(`UPDATE coverage_daily SET is_missing = true WHERE "day" = '2025-02-20'`);
    try {
      expect(await leadOf()).toContain('最近四周2人，此前四周0人（两期数据有缺，不判断增减）。');
    } finally {
      await opened.db.run(`UPDATE coverage_daily SET is_missing = false WHERE "day" = '2025-02-20'`);
    }
  });

  it('quotes a reply once that went to several letters with another date', async () => {
    const reply = '经核实，该处路灯因线路老化熄灭，已责令养护单位在十日之内完成更换，目前正在整改当中。';
    const replied = (id: string, text: string, day: string) =>
      lamp(id, '2025-01-10', { reply: text, replied_at: `${day} 09:00:00` });
    const db = await buildSmallMart({
      messages: [
        { id: 'old', at: '2024-10-01 08:00:00' },
        replied('a1', `${reply}2025年1月20日`, '2025-01-20'),
        replied('a2', `${reply}2025年1月22日`, '2025-01-22'),
        replied('a3', '此路尚未移交，由开发公司负责照明，将函告其恢复。', '2025-01-15'),
      ],
      issues: { Ia: ['a1', 'a2', 'a3'] },
    });
    try {
      const data = await collectDossier(db, 'issue', 'Ia', settings, clock);
      expect(data?.handling?.latest.map(({ quote }) => quote.messageId)).toEqual(['a2', 'a3']);
    } finally {
      db.close();
    }
  });

  it('says how many letters it does not list', async () => {
    const few = { ...settings, dossierMessages: 3 };
    const data = await collectDossier(opened.db, 'issue', 'Ia', few, clock);
    expect(tablesOf(blocksOf(composeDossier(data!), '留言清单'))[0]).toMatchObject({
      rows: { length: 3 },
      note: expect.stringContaining('另有1件未列出') as string,
    });
  });

  it('tells what was done against it, and a class what was done against one of its issues', async () => {
    for (const [type, id] of [
      ['issue', 'Ia'],
      ['class', 'C1'],
    ] as const) {
      const [table] = tablesOf(blocksOf(composeDossier(await collect(type, id)), '措施与成效'));
      expect(table?.rows.map((row) => row.slice(0, 3))).toEqual([['2025-02-01', '换装路灯', '议题Ia']]);
    }
    expect(blocksOf(composeDossier(await collect('issue', 'Ib')), '措施与成效')).toEqual([]);
  });

  it('says once what it is about', async () => {
    const data = await collect('issue', 'Ia');
    const titled = { ...data, subject: { ...data.subject, title: '关于柳荫街路灯的建议' } };
    expect(composeDossier(titled).title).toBe('关于“柳荫街路灯的建议”的专报');
  });

  it('is written without a letter becoming markup', async () => {
    const html = String(await renderDocument(composeDossier(await collect('issue', 'Ia')), 'html', null));
    expect(html).toContain('&lt;b&gt;=1+1&lt;/b&gt;路灯坏了');
    expect(html).not.toContain('<b>=1+1');
  });

  it('says that names of others than the writers are to be looked over', async () => {
    const { sections } = composeDossier(await collect('issue', 'Ia'));
    expect(JSON.stringify(sections.at(-1))).toContain('留言人的个人信息已遮盖，文中提及的其他人姓名，请人工核对');
  });

  it('says the region where the letters share no place', async () => {
    const leadOf = async (id: string) => JSON.stringify(composeDossier(await collect('issue', id)).sections[0]);
    expect(await leadOf('Ia')).toContain('地点为柳荫街');
    expect(await leadOf('Ib')).toContain('地区为丙区');
  });

  it('leaves out what there is nothing to say of', async () => {
    const report = composeDossier(await collect('issue', 'Ic'));
    const ids = report.sections.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['基本情况', '群众反映', '办理情况', '留言清单', '说明']));
    for (const id of ['涉及问题', '措施与成效', '相关问题']) expect(ids).not.toContain(id);
  });
});

describe('the dossier of a problem class', () => {
  it('is of all its issues, and names them', async () => {
    const data = await collect('class', 'C1');
    expect(data.counts).toMatchObject({ issues: 2, messages: 6, authors: 5 });
    const report = composeDossier(data);
    expect(report.title).toBe('关于“路灯损坏”类问题的专报');
    expect(tablesOf(blocksOf(report, '涉及问题'))[0]?.rows.map((row) => row[0])).toEqual(['议题Ia', '议题Ib']);
    expect(data.voices.map(({ quote }) => quote.messageId)).toEqual(expect.arrayContaining(['a1', 'b1']));
  });
});

it('is none where the tables have no such id', async () => {
  expect(await collectDossier(opened.db, 'issue', 'C1', settings, clock)).toBeNull();
  expect(await collectDossier(opened.db, 'class', 'Ia', settings, clock)).toBeNull();
});
