import { describe, expect, it } from 'vitest';
import { leastExpected } from '../../../src/aggregate/bursts/least-expected.ts';
import { addDays } from '../../../src/aggregate/figures/day-spans.ts';
import type { SmallMessage } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';

const buildMart = passingMarts();

/** A level board: each day three messages of one topic and two of another. */
function level(from: string, days: number): SmallMessage[] {
  return Array.from({ length: days }, (_, day) => addDays(from, day)).flatMap((day) =>
    Array.from({ length: 5 }, (_, i) => ({
      id: `${day}-${i}`,
      at: `${day} 08:00:00`,
      topic: i < 3 ? '交通' : '环保',
      region: i === 0 ? '乙区' : '甲区',
    })),
  );
}

const strays: SmallMessage[] = ['2023-11-02', '2024-01-15', '2024-03-09'].map((day) => ({
  id: `stray-${day}`,
  at: `${day} 08:00:00`,
  urgency: day === '2024-03-09' ? 'critical' : 'routine',
}));

const burst: SmallMessage[] = Array.from({ length: 30 }, (_, i) => ({
  id: `burst-${i}`,
  at: '2025-07-01 09:00:00',
  topic: '环保',
}));

const board = level('2025-01-06', 200).map((message) => ({ ...message, issue_terms: 't:路灯' }));

/** Twelve people who write of one thing on two days, in so many different texts. */
function outcry(days: readonly [string, string], texts: number): SmallMessage[] {
  // Each about another topic in another region, so that no broader alert explains the word.
  return Array.from({ length: 12 }, (_, i) => ({
    id: `${days[0]}-letter-${i}`,
    at: `${days[i % 2]} 09:00:00`,
    topic: `主题${i}`,
    subtopic: '断电',
    region: `${i}区`,
    issue_terms: 't:停电',
    text_hash: `${days[0]}-${i % texts}`,
  }));
}

describe('alerts of terms', () => {
  const sinceOf = async (messages: readonly SmallMessage[]) => {
    const db = await buildMart({ messages: [...board, ...messages] });
    const rows = await db.rows<{ since: string }>(
      "SELECT since FROM alerts WHERE series_type = 'term' AND term = '停电' ORDER BY since",
    );
    return rows.map(({ since }) => since);
  };
  const may = ['2025-05-06', '2025-05-07'] as const;
  const july = ['2025-07-15', '2025-07-16'] as const;

  it('rest on three different texts, not on one letter that many people send', async () => {
    expect(await sinceOf(outcry(july, 12))).toEqual([july[0]]);
    expect(await sinceOf(outcry(july, 2))).toEqual([]);
    // Nor where the word is followed for what was written of it before.
    expect(await sinceOf([...outcry(may, 12), ...outcry(july, 12)])).toEqual([may[0], july[0]]);
    expect(await sinceOf([...outcry(may, 12), ...outcry(july, 1)])).toEqual([may[0]]);
  });
});

describe('alerts of one event', () => {
  /** Three months of nothing but street lamps in twelve regions, and ten people who write of a power cut on one day. */
  const cut = (rowOf: (i: number) => object) => [
    ...board,
    ...Array.from({ length: 10 }, (_, i) => ({
      id: `cut-${i}`,
      at: '2025-07-15 09:00:00',
      region: '甲区',
      title: `停电${i}`,
      issue_terms: 't:停电 t:变压器',
      ...rowOf(i),
    })),
  ];

  it('name its words, the issue of most of their messages, and what is left of them is one', async () => {
    const messages = cut(() => ({ topic: '能源' }));
    const db = await buildMart({ messages, issues: { I1: messages.slice(-10).map(({ id }) => id) } });
    const rows = await db.rows<{ series_type: string; terms: string[] }>(
      `SELECT a.series_type, a.core_issue_id, a.terms, o.series_type AS explained_by
       FROM alerts a LEFT JOIN alerts o ON o.alert_id = a.explained_by ORDER BY a.series_type`,
    );
    expect(rows).toEqual([
      { series_type: 'issue', core_issue_id: 'I1', terms: ['停电', '变压器'].sort(), explained_by: null },
      { series_type: 'topic', core_issue_id: 'I1', terms: [], explained_by: 'issue' },
      { series_type: 'topic_region', core_issue_id: 'I1', terms: [], explained_by: 'issue' },
    ]);
  });

  it('name words that lead to them only by way of other words', async () => {
    // Each word has most of its messages in common with the one before, the first with the issue.
    const words = (i: number) => [
      ...(i < 60 ? ['停电'] : []),
      ...(i >= 35 && i < 80 ? ['变压器'] : []),
      ...(i >= 60 && i < 95 ? ['发电机'] : []),
    ];
    const messages = [
      ...board,
      ...Array.from({ length: 95 }, (_, i) => ({
        id: `cut-${i}`,
        at: '2025-07-15 09:00:00',
        topic: `主题${i}`,
        subtopic: '断电',
        region: `${i}区`,
        issue_terms: words(i)
          .map((word) => `t:${word}`)
          .join(' '),
      })),
    ];
    const db = await buildMart({ messages, issues: { I1: messages.slice(-95, -60).map(({ id }) => id) } });
    const rows = await db.rows('SELECT series_type, terms FROM alerts');
    expect(rows).toEqual([{ series_type: 'issue', terms: ['停电', '变压器', '发电机'] }]);
  });

  it('are led by a word where it reaches beyond a topic in a region', async () => {
    // Four of the ten in one region, the others each in a topic and a region of their own.
    const messages = cut((i) => ({
      topic: i < 4 ? '环保' : `主题${i}`,
      region: i < 4 ? '乙区' : `${i}区`,
      issue_terms: 't:停电',
    }));
    const db = await buildMart({ messages });
    const rows = await db.rows(
      `SELECT a.series_type, o.term AS explained_by FROM alerts a LEFT JOIN alerts o ON o.alert_id = a.explained_by
       ORDER BY a.series_type`,
    );
    expect(rows).toEqual([
      { series_type: 'term', explained_by: null },
      { series_type: 'topic_region', explained_by: '停电' },
    ]);
  });

  it('are pointed to by the alert of critical messages of the issue', async () => {
    const messages = cut((i) => ({ topic: '能源', urgency: i === 3 ? 'critical' : 'routine' }));
    const db = await buildMart({ messages, issues: { I1: messages.slice(-10).map(({ id }) => id) } });
    expect(
      await db.rows(
        `SELECT o.series_type FROM alerts a JOIN alerts o ON o.alert_id = a.explained_by WHERE a.series_type = 'critical'`,
      ),
    ).toEqual([{ series_type: 'issue' }]);
  });

  it('show of a word first the messages whose title says it', async () => {
    const messages = cut((i) => ({
      topic: `主题${i}`,
      subtopic: '断电',
      region: `${i}区`,
      issue_terms: i < 5 ? 't:停电' : 't:路灯 b:停电',
      likes: i < 5 ? 0 : 9,
    }));
    const db = await buildMart({ messages });
    const rows = await db.rows<{ ids: string[] }>(
      `SELECT [m.message_id FOR m IN messages] AS ids FROM alerts WHERE series_type = 'term' AND term = '停电'`,
    );
    expect(rows.map(({ ids }) => ids)).toEqual([[0, 1, 2, 3, 4].map((i) => `cut-${i}`)]);
  });
});

describe('alerts', () => {
  it('do not take the start of a steady feed for a rise over a few strays of earlier years', async () => {
    const db = await buildMart({ messages: [...strays, ...level('2025-01-06', 200)] });
    expect(await db.rows("SELECT series_type, topic, since FROM alerts WHERE series_type <> 'critical'")).toEqual([]);
  });

  it('still see a burst in it, and a critical message before it', async () => {
    const db = await buildMart({ messages: [...strays, ...level('2025-01-06', 200), ...burst] });
    expect(
      await db.rows("SELECT DISTINCT topic FROM alerts WHERE series_type = 'topic' AND since = DATE '2025-07-01'"),
    ).toEqual([{ topic: '环保' }]);
    expect(await db.rows("SELECT since FROM alerts WHERE series_type = 'critical'")).toEqual([{ since: '2024-03-09' }]);
  });

  it('do not rise by the mere appearance of a region, but by a topic that is new in a known one', async () => {
    const few = (region: string) =>
      Array.from({ length: 5 }, (_, i) => ({ id: `${region}${i}`, at: '2025-07-01 09:00:00', topic: '环保', region }));
    const db = await buildMart({ messages: [...board, ...few('乙区'), ...few('丙区')] });
    const rows = await db.rows(
      "SELECT region, expected < 0.05 AS few, ratio FROM alerts WHERE series_type = 'topic_region'",
    );
    expect(rows).toEqual([{ region: '乙区', few: true, ratio: null }]);
  });

  it('do not rise because messages come in again after weeks that the data lack', async () => {
    const hole = Array.from({ length: 10 }, (_, i) =>
      level('2025-01-06', 250).map(({ id, ...rest }) => ({ ...rest, id: `${id}-${i}` })),
    )
      .flat()
      .filter(({ at }) => at < '2025-05-01' || at >= '2025-06-15');
    const db = await buildMart({ messages: hole });
    expect(await db.rows('SELECT series_type, opened_on FROM alerts')).toEqual([]);
  });

  it('do not rise by what a region that appeared always had, once it is judged', async () => {
    const late = level('2025-04-06', 110).map(({ id, ...rest }) => ({ ...rest, id: `late-${id}`, region: '丙区' }));
    const db = await buildMart({ messages: [...board, ...late] });
    expect(await db.rows("SELECT opened_on FROM alerts WHERE series_type = 'topic_region'")).toEqual([]);
  });

  it('have no ratio where next to nothing was expected, as on the page and in reports', async () => {
    const months = ['01', '02', '03', '04', '05', '06'];
    const at = [
      ...months.flatMap((month) => ['04', '11', '19'].map((day) => `2025-${month}-${day}`)),
      ...Array.from({ length: 6 }, () => '2025-07-01'),
    ];
    const rare = at.map((day, i) => ({ id: `r${i}`, at: `${day} 09:00:00`, topic: '环保', region: '乙区' }));
    const db = await buildMart({ messages: [...board, ...rare] });
    expect(
      await db.rows(
        `SELECT expected BETWEEN 0.05 AND ${leastExpected} AS rare, ratio FROM alerts WHERE region = '乙区'`,
      ),
    ).toEqual([{ rare: true, ratio: null }]);
    expect(await db.rows('SELECT 1 FROM alerts WHERE (ratio IS NULL) = (expected >= 0.5)')).toEqual([]);
  });

  it('of critical messages neither end nor close in days that the data lack', async () => {
    const gap = ['2025-01-21', '2025-01-22', '2025-01-23', '2025-01-24', '2025-01-25', '2025-01-26'];
    const days = Array.from({ length: 50 }, (_, day) =>
      new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
    ).filter((day) => !gap.includes(day));
    const messages = days.flatMap((day) =>
      Array.from({ length: 8 }, (_, i) => ({
        id: `${day}-${i}`,
        at: `${day} 08:00:00`,
        urgency: i === 0 && ['2025-01-16', '2025-01-29', '2025-02-06'].includes(day) ? 'critical' : 'routine',
      })),
    );
    const db = await buildMart({ messages, issues: { I1: ['2025-01-16-0', '2025-01-29-0', '2025-02-06-0'] } });
    expect(
      await db.rows("SELECT since, last_day, closed_on FROM alerts WHERE series_type = 'critical' ORDER BY since"),
    ).toEqual([
      // Seven days after each other, and eight.
      { since: '2025-01-16', last_day: '2025-01-29', closed_on: '2025-02-05' },
      { since: '2025-02-06', last_day: '2025-02-06', closed_on: '2025-02-13' },
    ]);
    const alone = await buildMart({ messages, issues: {} });
    expect(await alone.rows("SELECT closed_on FROM alerts WHERE series_type = 'critical' ORDER BY since")).toEqual([
      { closed_on: '2025-01-29' },
      { closed_on: '2025-02-05' },
      { closed_on: '2025-02-13' },
    ]);
  });

  it('of critical messages rise with the third author and the tenth, whoever writes again', async () => {
    const writers = ['1', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
    const stepsOf = async (count: number) => {
      const messages = writers.slice(0, count).map((writer, i) => ({
        id: `k${String(i).padStart(2, '0')}`,
        at: `2025-01-${10 + i} 08:00:00`,
        author: `人${writer}`,
        urgency: 'critical',
      }));
      const db = await buildMart({ messages, issues: { I1: messages.map(({ id }) => id) } });
      const alerts = await db.rows<{ level: number; observed: number; steps: { day: string; level: number }[] }>(
        'SELECT level, observed, steps FROM alerts',
      );
      return alerts.map(({ level: last, observed, steps }) => ({
        last,
        observed,
        steps: steps.map(({ day, level }) => `${day.slice(0, 10)} ${level}`),
      }));
    };
    const [yellow, orange, red] = ['2025-01-10 3', '2025-01-13 2', '2025-01-20 1'];
    expect(await stepsOf(3)).toEqual([{ last: 3, observed: 2, steps: [yellow] }]);
    expect(await stepsOf(4)).toEqual([{ last: 2, observed: 3, steps: [yellow, orange] }]);
    expect(await stepsOf(10)).toEqual([{ last: 2, observed: 9, steps: [yellow, orange] }]);
    expect(await stepsOf(11)).toEqual([{ last: 1, observed: 10, steps: [yellow, orange, red] }]);
  });

  it('show the messages whose title says the word first, then the most pressing, most liked and earliest', async () => {
    const rows = [
      { urgency: 'routine', likes: 9 },
      { urgency: 'urgent', likes: 0 },
      { urgency: 'routine', likes: 3 },
      { urgency: 'critical', likes: 0 },
      { urgency: 'urgent', likes: 2 },
      { urgency: 'routine', likes: 3 },
    ];
    const cut = Array.from({ length: 30 }, (_, i) => ({
      id: `cut-${String(i).padStart(2, '0')}`,
      at: `2025-07-01 ${String(23 - (i % 24)).padStart(2, '0')}:00:00`,
      topic: '环保',
      ...rows[i],
    }));
    const db = await buildMart({ messages: [...level('2025-01-06', 200), ...cut] });
    const [alert] = await db.rows<{ messages: { message_id: string }[] }>(
      "SELECT messages FROM alerts WHERE series_type = 'topic'",
    );
    expect(alert?.messages.map(({ message_id: id }) => id)).toEqual(['cut-03', 'cut-04', 'cut-01', 'cut-00', 'cut-05']);
  });

  it('of an issue count no copies among its messages', async () => {
    const own = burst.map((message) => ({ ...message, author: message.id }));
    const copies = own.slice(0, 5).map(({ id, ...message }) => ({ ...message, id: `copy-${id}`, duplicateOf: id }));
    const db = await buildMart({
      messages: [...level('2025-01-06', 200), ...own, ...copies],
      issues: { I1: own.map(({ id }) => id) },
    });
    expect(await db.rows("SELECT routine FROM alerts WHERE series_type = 'issue'")).toEqual([{ routine: 30 }]);
    expect(await db.rows('SELECT copies FROM issues')).toEqual([{ copies: 5 }]);
  });

  it('name no issue that has but half of their messages', async () => {
    const own = burst.map(({ id }) => id);
    const coreOf = async (members: readonly string[]) => {
      const db = await buildMart({ messages: [...level('2025-01-06', 200), ...burst], issues: { I1: members } });
      const [alert] = await db.rows<{ core: string | null }>(
        "SELECT core_issue_id AS core FROM alerts WHERE series_type = 'topic' AND topic = '环保'",
      );
      return alert?.core;
    };
    // Of 32 messages, those of the level board included.
    expect(await coreOf(own.slice(0, 16))).toBeNull();
    expect(await coreOf(own.slice(0, 17))).toBe('I1');
  });

  it('of critical messages keep their id when the message joins an issue, or is told to be of another topic or region', async () => {
    const critical = { id: 'k1', at: '2025-01-10 08:00:00', urgency: 'critical', region: '甲区', topic: '交通' };
    const later = { id: 'k2', at: '2025-01-20 08:00:00' };
    const idOf = async (message: SmallMessage, issues: Readonly<Record<string, string[]>>) => {
      const db = await buildMart({ messages: [message, later], issues });
      return (await db.rows<{ alert_id: string }>("SELECT alert_id FROM alerts WHERE series_type = 'critical'"))[0]
        ?.alert_id;
    };
    const first = await idOf(critical, {});
    expect(first).toBeDefined();
    expect(await idOf(critical, { I1: ['k1', 'k2'] })).toBe(first);
    expect(await idOf({ ...critical, region: '乙区', topic: '环保' }, {})).toBe(first);
  });

  it('of critical messages of one place and danger are one, in daily runs as in one, and have all of them', async () => {
    const place = { type: 'estate', field: 'title', start: 0, end: 4 };
    const letter = (id: string, at: string, title: string, name: string): SmallMessage => ({
      ...{ id, at, title, urgency: 'critical', topic: `主题${id}`, places: [{ ...place, name }] },
    });
    const messages = [
      letter('k1', '2025-01-10 08:00:00', '云栖新村停水了', '云栖新村'),
      letter('k2', '2025-01-10 20:00:00', '整条街断水', '云栖路'),
      letter('k3', '2025-01-11 09:00:00', '没水做饭', '云栖小学'),
      letter('k4', '2025-01-11 09:00:00', '石桥苑起火', '石桥苑'),
      { id: 'k5', at: '2025-01-12 09:00:00' },
    ];
    const read = async (count: number) => {
      const db = await buildMart({ messages: messages.slice(0, count), issues: { I1: ['k2', 'k3'].slice(0, count) } });
      return db.rows<{ alert_id: string; keys: string[] }>(
        "SELECT alert_id, critical_keys AS keys, level, issue_id, observed FROM alerts WHERE series_type = 'critical' ORDER BY keys",
      );
    };
    const whole = await read(5);
    expect(whole).toMatchObject([
      { keys: ['k1', 'k2', 'k3'], level: 2, issue_id: 'I1', observed: 3 },
      { keys: ['k4'], level: 3, issue_id: null, observed: 1 },
    ]);
    const first = await read(2);
    expect(first).toMatchObject([{ keys: ['k1', 'k2'], alert_id: whole[0]!.alert_id }]);
  });

  it('of critical messages are blue while none of them is sure, and yellow from the day of one that is', async () => {
    const told = (id: string, day: string, urgency_score: number | null): SmallMessage => ({
      ...{ id, at: `2025-01-${day} 08:00:00`, urgency: 'critical', urgency_score, author: id },
    });
    const read = async (messages: SmallMessage[]) => {
      const db = await buildMart({ messages, issues: { I1: messages.map(({ id }) => id) } });
      const [alert] = await db.rows<{ level: number; steps: { day: string; level: number }[] }>(
        "SELECT level, steps FROM alerts WHERE series_type = 'critical'",
      );
      return [alert?.level, alert?.steps.map(({ level }) => level)];
    };
    const doubtful = told('k1', '10', 0.3);
    expect(await read([doubtful])).toEqual([4, [4]]);
    expect(await read([doubtful, told('k2', '11', 0.8)])).toEqual([3, [4, 3]]);
    expect(await read([told('k1', '10', 0.8)])).toEqual([3, [3]]);
    expect(await read([told('k1', '10', null)])).toEqual([3, [3]]);
    expect(await read([doubtful, told('k2', '11', 0.3), told('k3', '12', 0.3)])).toEqual([2, [4, 2]]);
  });

  it('have ids of their own where two sources have critical messages of one number', async () => {
    const critical = { message_id: '7', at: '2025-01-10 08:00:00', urgency: 'critical' };
    const db = await buildMart({
      messages: [
        { ...critical, id: 'k1', source: 'a' },
        { ...critical, id: 'k2', source: 'b' },
      ],
    });
    const rows = await db.rows<{ alert_id: string; source: string }>(
      'SELECT alert_id, messages[1].source AS source FROM alerts ORDER BY source',
    );
    expect(rows.map(({ source }) => source)).toEqual(['a', 'b']);
    expect(rows[0]?.alert_id).not.toBe(rows[1]?.alert_id);
  });

  it('say what each of their days counts, for statistics and critical messages alike', async () => {
    const urgent = [1, 2, 2].map((person, i) => ({
      id: `danger-${i}`,
      author: `人${person}`,
      at: `2025-07-${10 + i} 09:00:00`,
      urgency: 'critical',
    }));
    const db = await buildMart({
      messages: [...level('2025-01-06', 200), ...burst, ...urgent],
      issues: { I1: urgent.map(({ id }) => id) },
    });
    const daysOf = (condition: string) =>
      db.rows(`SELECT unnest(days, recursive := true) FROM alerts WHERE ${condition}`);
    expect(await daysOf("series_type = 'topic' AND topic = '环保'")).toEqual([
      { day: '2025-07-01', observed: 32, expected: 2.01, brought: 0, critical: 0, urgent: 0, routine: 32 },
    ]);
    expect(await daysOf("series_type = 'critical'")).toEqual(
      [1, 1, 0].map((observed, i) => ({
        day: `2025-07-${10 + i}`,
        observed,
        expected: null,
        brought: 0,
        critical: 1,
        urgent: 0,
        routine: 0,
      })),
    );
  });
});

describe('alerts of what sources and campaigns bring', () => {
  const alertsOf = async (messages: readonly SmallMessage[], campaign: readonly string[] = []) => {
    const db = await buildMart({
      messages,
      tables: { campaign_messages: campaign.map((message_key) => ({ campaign: '征集', message_key })) },
    });
    return await db.rows<{ level: number; observed: number; brought: number }>(
      "SELECT level, observed, brought FROM alerts WHERE series_type = 'topic' AND topic = '环保' AND opened_on = DATE '2025-07-01'",
    );
  };
  const hotline = level('2025-01-06', 200);
  const added = burst.map((message) => ({ ...message, source: '留言板' }));

  it('do not rise above the lowest level by a source that was added', async () => {
    expect(await alertsOf([...hotline, ...burst])).toEqual([{ level: 2, observed: 32, brought: 0 }]);
    expect(await alertsOf([...hotline, ...added])).toEqual([{ level: 4, observed: 32, brought: 30 }]);
  });

  it('know a source that was added from when it speaks, not from a stray row of long before', async () => {
    const stray = { id: 'stray', at: '2025-02-03 08:00:00', topic: '交通', source: '留言板' };
    expect(await alertsOf([...hotline, stray, ...added])).toEqual([{ level: 4, observed: 32, brought: 30 }]);
  });

  it('know it where the weeks with a stray row outnumber those in which it speaks', async () => {
    const strays = [0, 9, 17, 30, 51].map((days) => ({
      id: `stray-${days}`,
      at: `${addDays('2025-03-03', days)} 08:00:00`,
      topic: '交通',
      source: '留言板',
    }));
    expect(await alertsOf([...hotline, ...strays, ...added])).toEqual([{ level: 4, observed: 32, brought: 30 }]);
  });

  it('rise by a source that took the place of the others', async () => {
    const before = hotline.filter(({ at }) => at < '2025-07-01');
    const after = hotline.filter(({ at }) => at >= '2025-07-01').map((message) => ({ ...message, source: '留言板' }));
    expect(await alertsOf([...before, ...after, ...added])).toEqual([{ level: 2, observed: 32, brought: 0 }]);
  });

  it('do not rise by what a campaign solicited', async () => {
    const ids = burst.map(({ id }) => id);
    expect(await alertsOf([...hotline, ...burst], ids)).toEqual([{ level: 4, observed: 32, brought: 30 }]);
  });
});
