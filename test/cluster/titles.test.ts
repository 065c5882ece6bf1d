import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanTitle, shortenTitle, titleLimit } from '../../src/cluster/titles.ts';

describe('titles', () => {
  it('lose greetings, formulas and marks', () => {
    expect(cleanTitle('强烈投诉X3区云栖湖小区油烟扰民的问题！！！')).toBe('X3区云栖湖小区油烟扰民');
    expect(cleanTitle('关于松鹤路路灯不亮的反映')).toBe('松鹤路路灯不亮');
  });

  it('stay as they are where nothing would be left', () => {
    expect(cleanTitle('投诉')).toBe('投诉');
  });

  it('keep the clause with the place', () => {
    const title = '尊敬的各位领导请你们一定要看看我们的难处，云栖湖小区连续停水半个月无人管';
    expect(shortenTitle(title, '云栖湖')).toBe('云栖湖小区连续停水半个月无人管');
  });

  it('are never longer than the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'云栖湖小区，。！ 停水😀'), maxLength: 120 }), (text) => {
        expect([...shortenTitle(cleanTitle(text), null)].length).toBeLessThanOrEqual(titleLimit);
      }),
    );
  });
});
