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
