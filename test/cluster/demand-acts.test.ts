import { describe, expect, it } from 'vitest';
import { commonAct, demandActOf } from '../../src/cluster/demand-acts.ts';

describe('demandActOf', () => {
  it.each([
    ['盼望开通到县城的公交车', 'provide'],
    ['反对公交线路调整', 'oppose'],
    ['新公园什么时候开工', 'schedule'],
    ['申请住房补贴需要什么条件', 'rule'],
    ['公交车司机态度恶劣', null],
  ])('reads %s as %s', (title, act) => {
    expect(demandActOf(title)).toBe(act);
  });
});

describe('commonAct', () => {
  it('is that of most titles, of equal ones the first', () => {
    expect(commonAct(['反对建站', '建议建站', '坚决抵制建站'])).toBe('oppose');
    expect(commonAct(['噪音扰民', '何时完工'])).toBeNull();
    expect(commonAct([])).toBeNull();
  });
});
