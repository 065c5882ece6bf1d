import { expect, it } from 'vitest';
import { collectReport } from '../../../../src/aggregate/reports/collect/collect-report.ts';
import { composeCritical } from '../../../../src/aggregate/reports/compose/compose-critical.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import { buildSmallMart } from '../../build-small-mart.ts';
import { clock, settings } from '../report-mart.ts';

const week = { unit: 'week', end: '2025-03-09' } as const;
const answered = (day: string) => ({ reply: '已派人处理。', replied_at: `${day} 09:00:00` });

it('quotes of a critical message what made it one, also behind emojis', async () => {
  const body = '刚才路过河边😀😀😀😀😀😀看见很多人在那里散步拍照。桥下有人落水。';
  const start = body.indexOf('有人落水');
  const letter = '梧桐里物业费年年上涨，路灯不亮，绿化没人管。昨晚煤气泄漏，两位老人昏倒在家里！';
  const faint = letter.indexOf('昏倒');
  const db = await buildSmallMart({
    messages: [
      {
        id: 'm1',
        at: '2025-03-05 08:00:00',
        body,
        urgency: 'critical',
        urgency_evidence: [{ field: 'body', start, end: start + 4, weight: 1 }],
      },
      {
        id: 'm2',
        at: '2025-03-01 08:00:00',
        // What most of a letter is of is not what is critical in it.
        title: '梧桐里物业费上涨、路灯不亮、绿化没人管',
        body: letter,
        urgency: 'critical',
        urgency_evidence: [{ field: 'body', start: faint, end: faint + 2, weight: 1 }],
      },
    ],
  });
  try {
    const request = { unit: 'daterange', from: '2025-03-01', to: '2025-03-09' } as const;
    const data = await collectReport(db, request, { ...settings, quoteLength: 30 }, clock);
    expect(data.critical.listed.map(({ quotes }) => quotes[0]?.text)).toEqual([
      '……桥下有人落水。',
      '……昨晚煤气泄漏，两位老人昏倒在家里！',
    ]);
  } finally {
    db.close();
  }
});

it('makes one entry of the critical messages of an issue, before what fewer people tell of, and names all by their ids', async () => {
  const bodies = [
    '水龙头里的水发黄有异味，孩子喝了拉肚子。',
    '一早起来全楼停水，老人在家没有水喝。',
    '楼下管道爆了，地下室里全是水。',
  ];
  const messages = bodies.map((body, i) => ({
    id: `burst${i}`,
    at: `2025-03-0${i + 7} 08:00:00`,
    body,
    urgency: 'critical',
    ...(i === 2 ? answered('2025-03-09') : {}),
  }));
  const single = {
    id: 'bridge',
    at: '2025-03-03 08:00:00',
    body: '石桥裂了一道缝，车还在过。',
    urgency: 'critical',
    status: '已办结',
  };
  const late = {
    id: 'gas',
    at: '2025-03-04 08:00:00',
    body: '楼道里一股煤气味。',
    urgency: 'critical',
    region: '乙区',
  };
  const db = await buildSmallMart({
    messages: [...messages, single, late],
    issues: { I1: ['burst0', 'burst1', 'burst2'] },
  });
  try {
    const data = await collectReport(db, week, settings, clock);
    expect(data.critical.listed.map(({ messageIds }) => messageIds)).toEqual([
      ['burst2', 'burst1', 'burst0'],
      ['gas'],
      ['bridge'],
    ]);
    expect(data.critical.listed[0]).toMatchObject({ title: '议题I1', messages: 3, told: 3, unanswered: 2, settled: 0 });
    // As the table of those from before the period counts: a status that settles it is no reply, and nobody waits.
    expect(data.critical.listed[2]).toMatchObject({ told: 1, unanswered: 0, settled: 1 });
    const text = JSON.stringify(composeCritical(data));
    expect(text).toContain('无答复而状态显示已答复、办结或撤回');
    expect(text.match(/未见答复/g)).toHaveLength(2);
    // Those that nobody answered are quoted.
    expect(data.critical.listed[0]!.quotes.map(({ messageId }) => messageId)).toEqual(['burst1', 'burst0']);
    const few = await collectReport(db, week, { ...settings, criticalMessages: 1 }, clock);
    expect(few.critical.otherIds).toEqual(['gas', 'bridge']);
    expect(JSON.stringify(composeCritical(few))).toContain('其余特急留言编号：gas bridge');
    // A week later they are one row, and leave room for others.
    const later = { ...week, end: '2025-03-16' } as const;
    const after = await collectReport(db, later, { ...settings, unansweredMessages: 2 }, clock);
    expect(after.unanswered).toMatchObject({ critical: 3, longest: 12, otherIds: [] });
    expect(JSON.stringify(composeCritical(after))).toContain(
      '["特急","议题I1（2件）","甲区","2025-03-07",9,"I1"]],"note":"注：同一问题的合为一行，编号为问题编号，',
    );
    // Where answered messages alone are given out, nothing is said of how many wait, here as in the section of handling.
    await db.run(`UPDATE handling SET messages = 200, replied = 200 WHERE grain = 'total' AND "month" IS NULL`);
    expect((await collectReport(db, later, settings, clock)).unanswered).toBeNull();
  } finally {
    db.close();
  }
});

it('lists what critical and urgent messages of before the period nobody had answered by its end', async () => {
  const old = (id: string, day: string, urgency: string, more: object = {}) => ({
    ...{ id, at: `${day} 08:00:00`, urgency },
    ...more,
  });
  const messages = [
    old('bridge', '2025-01-02', 'critical', { title: '石桥裂缝' }),
    // Answered when the week was over, on its last day, and by its status.
    old('wall', '2025-02-20', 'critical', { region: '乙区', ...answered('2025-03-12') }),
    old('gas', '2025-02-21', 'critical', answered('2025-03-09')),
    old('fire', '2025-02-22', 'critical', { status: '已办结' }),
    old('wages', '2025-01-01', 'urgent'),
    old('lamp', '2025-02-01', 'urgent'),
    old('garden', '2025-01-01', 'routine'),
    // Its input does not tell.
    old('untold', '2025-01-01', 'critical', { tells_handling: false }),
    old('now', '2025-03-05', 'critical'),
    old('later', '2025-03-12', 'routine'),
  ];
  const db = await buildSmallMart({ messages });
  try {
    const data = await collectReport(db, week, { ...settings, unansweredMessages: 3 }, clock);
    expect(data.unanswered).toMatchObject({ critical: 2, urgent: 2, answeredSince: 1, longest: 66, otherIds: [] });
    expect(data.unanswered!.listed.map(({ messageId, days }) => [messageId, days])).toEqual([
      ['bridge', 66],
      ['wall', 17],
      ['wages', 67],
    ]);
    const report = composeReport(data);
    expect(JSON.stringify(report.sections[0])).toContain('期前特急留言至期末仍未答复2件');
    const table = report.sections.find(({ id }) => id === '特急留言')!.blocks.find(({ type }) => type === 'table');
    expect(table).toMatchObject({
      caption: '期前留言至期末仍未答复的：特急2件、紧急2件',
      rows: [['特急', '石桥裂缝', '甲区', '2025-01-02', 66, 'bridge'], expect.anything(), expect.anything()],
      note: expect.stringMatching(/其中1件在期末之后已有答复或办结.*另有紧急1件未列出/u),
    });
    const one = await collectReport(db, week, { ...settings, unansweredMessages: 1 }, clock);
    expect(one.unanswered!.otherIds).toEqual(['wall']);
    expect(JSON.stringify(composeCritical(one))).toContain('另有特急1件未列出，编号：wall');
    const region = await collectReport(db, { ...week, region: '乙区' }, settings, clock);
    expect(region.unanswered!.listed.map(({ messageId }) => messageId)).toEqual(['wall']);
  } finally {
    db.close();
  }
});

it('says of none that it waits where no input tells of replies', async () => {
  const messages = ['2025-01-02', '2025-03-05'].map((day, i) => ({
    ...{ id: `m${i}`, at: `${day} 08:00:00`, urgency: 'critical', tells_handling: false },
  }));
  const db = await buildSmallMart({ messages });
  try {
    expect((await collectReport(db, week, settings, clock)).unanswered).toBeNull();
  } finally {
    db.close();
  }
});
