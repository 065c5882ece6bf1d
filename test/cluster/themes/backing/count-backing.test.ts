import { describe, expect, it } from 'vitest';
import type { StatedAsk } from '../../../../src/cluster/themes/asks/read-clause.ts';
import { countSupport, preferBacked } from '../../../../src/cluster/themes/backing/count-backing.ts';

describe('countSupport', () => {
  it('counts an author once, unknown ones each, and adds the likes', () => {
    const contributions = [
      { author: '甲', likes: 3 },
      { author: '甲', likes: null },
      { author: null, likes: 0 },
      { author: null, likes: 2 },
    ];
    expect(countSupport(contributions)).toEqual({ authors: 3, likes: 5, total: 8 });
  });

  it('knows no likes where no contribution tells of any', () => {
    expect(countSupport([{ author: '甲', likes: null }])).toEqual({ authors: 1, likes: null, total: 1 });
    expect(countSupport([{ author: '甲', likes: 0 }]).likes).toBe(0);
  });
});

describe('preferBacked', () => {
  const ask = (text: string, group: string | null, object = 1): StatedAsk => ({
    text,
    ask: text.slice(0, 2),
    group,
    direct: true,
    object,
    objectWord: '公厕',
    leads: true,
  });
  const picked = ask('增设公厕', 'add');
  const other = ask('取消公厕', 'remove');
  /** Which is preferred where the picked one has two messages and three behind it. */
  const prefer = (messages: number, total: number, against = other, one = picked): string => {
    const backingOf = (count: number, all: number) => ({
      messages: count,
      support: { authors: all, likes: null, total: all },
      backs: [],
    });
    const count = (stated: StatedAsk) => (stated === against ? backingOf(messages, total) : backingOf(2, 3));
    return preferBacked(one, [one, against], count, ([first]) => first ?? null).text;
  };

  it('is another ask of the object that as many make and more stand behind', () => {
    expect(prefer(2, 4)).toBe('取消公厕');
    expect(prefer(2, 3)).toBe('增设公厕');
    expect(prefer(1, 9)).toBe('增设公厕');
  });

  it('is the picked one where others ask it too, ask it of something else, or where it asks nothing known', () => {
    expect(prefer(2, 4, ask('新建公厕', 'add'))).toBe('增设公厕');
    expect(prefer(2, 4, ask('取消公交', 'remove', 2))).toBe('增设公厕');
    expect(prefer(2, 4, other, ask('公厕太脏', null))).toBe('公厕太脏');
  });
});
