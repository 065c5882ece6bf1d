import { describe, expect, it } from 'vitest';
import type { Theme } from '../../../src/cluster/themes/contract.ts';
import { evaluateThemes, formatThemeScores, goldThemesSchema } from '../../../src/cluster/themes/evaluate-themes.ts';

function theme(...ids: string[]): Theme {
  return {
    theme_id: `T${ids[0]}`,
    title: '',
    proposes: true,
    ask: null,
    object: null,
    beneficiaries: [],
    supporters: { authors: 0, likes: 0, total: 0 },
    regions: [],
    quotes: [],
    opposing: [],
    first_at: '2024-01-01 00:00:00',
    last_at: '2024-01-01 00:00:00',
    message_ids: ids,
    backing_ids: ids,
  };
}

const gold = goldThemesSchema.parse({ themes: [{ ids: ['a', 'b', 'c'] }, { ids: ['d', 'e'] }], exclude: ['x'] });

describe('evaluateThemes', () => {
  it('is perfect for the gold themes, whatever excluded messages do', () => {
    expect(evaluateThemes(gold, [theme('a', 'b', 'c', 'x'), theme('d', 'e')]).b3.f).toBe(1);
  });

  it('charges messages that stand alone in the gold and are grouped', () => {
    const { b3, messages } = evaluateThemes(gold, [theme('a', 'b', 'c'), theme('d', 'e', 'f')]);
    expect(messages).toBe(6);
    expect(b3.precision).toBeCloseTo((3 + 2 * (2 / 3) + 1 / 3) / 6);
    expect(b3.recall).toBe(1);
  });

  it('prints its scores', () => {
    expect(formatThemeScores(evaluateThemes(gold, [theme('a', 'b', 'c')]))).toMatch(/B³ +P 1\.000 +R 0\.800/u);
  });
});
