import { describe, expect, it } from 'vitest';
import type { Theme } from '../../../src/cluster/themes/contract.ts';
import { toThemeRows } from '../../../src/cluster/themes/theme-tables.ts';

const theme = (theme_id: string, opposing: Theme['opposing'] = []): Theme => ({
  theme_id,
  title: '增设公交站',
  proposes: true,
  ask: '增设',
  object: '公交站',
  beneficiaries: [],
  supporters: { authors: 1, likes: 0, total: 1 },
  regions: [],
  quotes: [],
  opposing,
  first_at: '2026-01-01 08:00:00',
  last_at: '2026-01-01 08:00:00',
  message_ids: ['a', 'b'],
  backing_ids: ['b'],
});
const themes = [theme('T1', [{ theme_id: 'T2', ask: '取消公交站', messages: 1 }]), theme('T2')];

describe('rows of themes', () => {
  it('have ids of their own in each campaign, in all that names them', () => {
    const seen = [null, '甲', '乙'].flatMap((campaign) => {
      const rows = toThemeRows(themes, campaign);
      const ids = rows.themes.map(({ theme_id }) => theme_id);
      expect(rows.messages.map(({ theme_id }) => theme_id)).toEqual(ids.flatMap((id) => [id, id]));
      expect(rows.themes[0]!.opposing[0]!.theme_id).toBe(ids[1]);
      return ids;
    });
    expect(new Set(seen).size).toBe(6);
    expect(seen.slice(0, 2)).toEqual(['T1', 'T2']);
    expect(seen.slice(2).every((id) => /^T[0-9a-f]{12}$/.test(id))).toBe(true);
  });

  it('say which messages ask what the title asks', () => {
    const { messages } = toThemeRows([theme('T1')], null);
    expect(messages.map(({ message_key, backs }) => [message_key, backs])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });
});
