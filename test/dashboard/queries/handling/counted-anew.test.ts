import { expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import type { HandlingPage } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

it('figures of handling counted anew for filters that all messages fit are those of the table', async () => {
  const waiting = [0, 6, 7, 14, 15, 29, 30, 89, 90].map((age) => ({ id: `w${age}`, age, status: '办理中' }));
  const answered = [
    { id: 'a1', age: 40, reply: '答', replied_at: `${addDays('2025-06-30', -25)} 08:00:00`, grade_speed: 2 },
    { id: 'a2', age: 40, reply: '答', replied_at: `${addDays('2025-06-30', -24)} 08:00:00`, grade_manner: 2 },
    { id: 'a3', age: 40, reply: '答', status: '已办结', satisfaction: '不满意', grade_speed: 3, grade_manner: 5 },
    { id: 'a4', age: 3, reply: '答', replied_at: `${addDays('2025-06-30', -2)} 00:00:00`, satisfaction: '满意' },
  ];
  const messages = [...waiting, ...answered].map(({ age, ...message }, i) => ({
    ...message,
    at: `${addDays('2025-06-30', -age)} 08:00:00`,
    author: `人${i % 6}`,
    department: i % 2 === 0 ? '甲局' : '乙局',
    kind: 'complaint',
  }));
  const copy = { ...messages[0]!, id: 'copy', duplicateOf: messages[0]!.id };
  const small = await openSmallDashboard({ mart: { messages: [...messages, copy] } });
  try {
    for (const grain of ['department', 'region', 'topic']) {
      const read = (query: string) => small.json<HandlingPage>(`/api/handling?grain=${grain}${query}`);
      const [{ total, rows }, counted] = await Promise.all([read(''), read('&kind=complaint')]);
      expect(total).toMatchObject({ messages: 13, waiting: 9, waiting_under_7: 2, waiting_from_90: 1, low_rated: 2 });
      expect(counted.total, grain).toEqual(total);
      expect(counted.rows, grain).toEqual(rows);
    }
  } finally {
    small.close();
  }
});

/** A hotline that always names the department, and a board that names it with the reply alone, read as one source. */
function hotlineAndBoard(): object[] {
  const of = (name: string, count: number, more: object): object[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `${name}${i}`,
      at: '2025-06-01 08:00:00',
      author: `人${i}`,
      ...more,
    }));
  const reply = { reply: '已派人处理。', replied_at: '2025-06-02 08:00:00' };
  return [
    ...of('hotline-done', 12, { department: '甲局', status: '已办结', ...reply }),
    ...of('hotline-open', 4, { department: '甲局', status: '办理中' }),
    ...of('board-done', 10, { department: '甲局', ...reply }),
    ...of('other-done', 10, { department: '乙局', ...reply }),
    ...of('board-open', 15, { department: null }),
  ].map((message) => ({ kind: 'complaint', ...message }));
}

it('takes no messages into rates by department of a board that names it with the reply alone', async () => {
  const small = await openSmallDashboard({ mart: { messages: hotlineAndBoard() as [] } });
  try {
    for (const query of ['', '&kind=complaint']) {
      const page = await small.json<HandlingPage>(`/api/handling?grain=department${query}`);
      expect(page.rows, query).toMatchObject([
        // Of 26, 22 of which are answered.
        { name: '甲局', messages: 26, replied: 22, counted: 16, reply_rate: 0.75, waiting: 4, finish_rate: 0.75 },
        { name: '乙局', messages: 10, replied: 10, counted: 0, reply_rate: null, response_rate: null, waiting: null },
      ]);
      expect(page.rows[1]!.hours_median).toBe(24);
      expect(page.total).toMatchObject({ messages: 51, counted: 51, waiting: 19 });
    }
  } finally {
    small.close();
  }
});

it('takes those of a board that names it whether it has replied or not', async () => {
  const named = hotlineAndBoard().map((message) => ({ ...message, department: '甲局' }));
  const small = await openSmallDashboard({ mart: { messages: named as [] } });
  try {
    const { rows } = await small.json<HandlingPage>('/api/handling?grain=department');
    expect(rows).toMatchObject([{ messages: 51, counted: 51, replied: 32, waiting: 19 }]);
  } finally {
    small.close();
  }
});

it('counts no copies either where no input tells of replies', async () => {
  const silent = { at: '2025-06-30 08:00:00', author: '人1', kind: 'complaint', tells_handling: false };
  const messages = [
    { ...silent, id: 'm1' },
    { ...silent, id: 'copy', duplicateOf: 'm1' },
  ];
  const small = await openSmallDashboard({ mart: { messages } });
  try {
    for (const query of ['', '?kind=complaint']) {
      expect((await small.json<HandlingPage>(`/api/handling${query}`)).total, query).toMatchObject({ messages: 1 });
    }
  } finally {
    small.close();
  }
});
