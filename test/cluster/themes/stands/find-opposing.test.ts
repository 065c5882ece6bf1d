import { describe, expect, it } from 'vitest';
import type { StatedAsk } from '../../../../src/cluster/themes/asks/read-clause.ts';
import { areOpposed, findSide, findStance, pairOpposed } from '../../../../src/cluster/themes/stands/find-opposing.ts';

function stated(group: string, objectWord: string, more: Partial<StatedAsk> = {}): StatedAsk {
  return {
    text: `${group}${objectWord}`,
    ask: group,
    group,
    direct: true,
    object: 3,
    objectWord,
    leads: true,
    ...more,
  };
}

const opposites = [['add', 'remove']] as const;

const of = (contributions: number, titled: string | null = null) => ({ contributions, titled });

describe('findStance', () => {
  it('is what more than half of all contributions ask', () => {
    const three = [stated('remove', '收费'), stated('remove', '停车收费'), stated('add', '收费')];
    expect(findStance(three, 3, of(3))).toEqual({ object: 3, group: 'remove', words: ['收费', '停车收费'] });
    expect(findStance(three, 3, of(4))).toBeNull();
  });

  it('is what more than half ask of those who ask anything of it, if the title asks it and no few do', () => {
    const three = [stated('remove', '收费'), stated('remove', '停车收费'), stated('add', '收费')];
    expect(findStance(three, 3, of(6, 'remove'))?.group).toBe('remove');
    expect(findStance(three, 3, of(7, 'remove'))).toBeNull();
    expect(findStance(three, 3, of(6, 'add'))).toBeNull();
    expect(findStance([stated('remove', '收费')], 3, of(3, 'remove'))).toBeNull();
  });

  it('counts neither what is turned round nor other objects, and takes no word of few', () => {
    expect(findStance([stated('remove', '收费', { direct: false }), stated('remove', '收费')], 3, of(2))).toBeNull();
    expect(findStance([stated('remove', '收费', { object: 4 })], 3, of(1))).toBeNull();
    const many = [...Array.from({ length: 9 }, () => stated('add', '红绿灯')), stated('add', '天桥')];
    expect(findStance(many, 3, of(10))?.words).toEqual(['红绿灯']);
  });
});

describe('findSide', () => {
  it('is that of one of two, if the title asks it, and of who takes several that of the title', () => {
    const of = (...groups: string[]) => groups.map((group) => ({ object: 3, word: '摆摊', group }));
    expect(findSide([of('add'), []], 3, 'add')?.group).toBe('add');
    expect(findSide([of('add'), []], 3, null)).toBeNull();
    expect(findSide([of('remove', 'allow'), of('allow'), []], 3, 'allow')?.group).toBe('allow');
  });
});

describe('areOpposed', () => {
  it('wants contrary asks about one word, not only about one class', () => {
    const take = (group: string, words: readonly string[], object = 3) => ({ object, group, words });
    const add = take('add', ['红绿灯', '天桥']);
    expect(areOpposed(add, take('remove', ['路口红绿灯']), opposites)).toBe(true);
    expect(areOpposed(take('remove', ['天桥']), add, opposites)).toBe(true);
    expect(areOpposed(add, take('remove', ['地下通道']), opposites)).toBe(false);
    expect(areOpposed(add, take('add', ['天桥']), opposites)).toBe(false);
    // One character says too little: the stops of buses and those of trains.
    expect(areOpposed(take('add', ['地铁站']), take('remove', ['站']), opposites)).toBe(false);
    expect(areOpposed(take('add', ['桥']), take('remove', ['桥']), opposites)).toBe(true);
  });

  it('takes words of one class for one thing that end alike or have two characters in common', () => {
    const take = (group: string, word: string, object: number) => ({ object, group, words: [word] });
    const stalls = take('add', '摆摊', 3);
    expect(areOpposed(stalls, take('remove', '烧烤摊', 3), opposites)).toBe(true);
    expect(areOpposed(stalls, take('remove', '烧烤摊', 4), opposites)).toBe(false);
    expect(areOpposed(take('add', '燃放烟花', 3), take('remove', '烟花爆竹', 3), opposites)).toBe(true);
  });
});

describe('pairOpposed', () => {
  const take = (object: number | null, group: string | null) => ({
    object,
    stances: group === null ? [] : [{ object, group, words: ['红绿灯'] }],
  });

  it('lists those of the same object whose stance is contrary, in their order', () => {
    const all = [
      take(3, 'add'),
      take(3, 'remove'),
      take(4, 'remove'),
      take(3, null),
      take(null, null),
      take(3, 'remove'),
    ];
    const opposedTo = pairOpposed(all, opposites);
    expect(opposedTo(all[0]!)).toEqual([all[1], all[5]]);
    expect(opposedTo(all[1]!)).toEqual([all[0]]);
    for (const other of [all[2]!, all[3]!, all[4]!]) expect(opposedTo(other)).toEqual([]);
  });

  it('compares what is asked of one object, whatever else the themes are mainly about', () => {
    const [wanted, refused] = [take(3, 'add'), { ...take(3, 'remove'), object: 8 }];
    expect(pairOpposed([wanted, refused], opposites)(wanted)).toEqual([refused]);
  });

  it('lists those who refuse what is asked, though no pair has a contrary of it', () => {
    const all = [take(3, 'repair'), take(3, 'not:repair'), take(3, 'remove')];
    expect(pairOpposed(all, opposites)(all[0]!)).toEqual([all[1]]);
  });

  it('does not compare a theme with those about other objects', () => {
    let read = 0;
    const all = Array.from({ length: 100 }, (_, object) => ({
      object,
      get stances() {
        read += 1;
        return [{ object, group: 'add', words: ['红绿灯'] }];
      },
    }));
    const opposedTo = pairOpposed(all, opposites);
    for (const one of all) opposedTo(one);
    expect(read).toBeLessThan(4 * all.length);
  });
});
