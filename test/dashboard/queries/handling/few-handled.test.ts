import { expect, it } from 'vitest';
import type { HandlingPage } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

it('counts what was handled of a candidate of the month where few messages tell, as reports do', async () => {
  const letters = (issue: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${issue}-${index}`,
      at: `2025-03-${String(index + 1).padStart(2, '0')} 08:00:00`,
      author: `人${index}`,
      reply: index === 0 ? '路灯已修好。' : null,
    }));
  const [few, many] = [letters('I1', 9), letters('I2', 10)];
  const idsOf = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id);
  const small = await openSmallDashboard({
    mart: { messages: [...few, ...many], issues: { I1: idsOf(few), I2: idsOf(many) } },
  });
  try {
    const { shortlist } = await small.json<HandlingPage>('/api/handling');
    const rows = shortlist.map(({ issue_id, told, few_handled }) => ({ issue_id, told, few_handled }));
    expect(rows.sort((a, b) => a.issue_id.localeCompare(b.issue_id))).toEqual([
      { issue_id: 'I1', told: 9, few_handled: { handled: 1, told: 9 } },
      { issue_id: 'I2', told: 10, few_handled: null },
    ]);
  } finally {
    small.close();
  }
});
