import { describe, expect, it } from 'vitest';
import type { StatedAsk } from '../../../../src/cluster/themes/asks/read-clause.ts';
import { pickTitle as pick } from '../../../../src/cluster/themes/titles/pick-title.ts';

function stated(text: string, more: Partial<StatedAsk> = {}): StatedAsk {
  return {
    text,
    ask: text.slice(0, 2),
    group: 'add',
    direct: true,
    object: 1,
    objectWord: '公厕',
    leads: true,
    ...more,
  };
}

const pickTitle = (all: readonly StatedAsk[], leading: Parameters<typeof pick>[1]): StatedAsk | null =>
  pick(all, leading, () => false);

describe('pickTitle', () => {
  const leading = { group: 'add', object: 1 };

  it('takes the words that most resemble', () => {
    const all = [stated('修建人行天桥'), stated('增设红绿灯'), stated('增设信号灯'), stated('增设红绿灯')];
    expect(pickTitle(all, leading)?.text).toBe('增设红绿灯');
  });

  it('prefers the leading ask and object, no place, and the ask before its object', () => {
    expect(pickTitle([stated('取消公厕', { group: 'remove' }), stated('增设公厕')], leading)?.text).toBe('增设公厕');
    expect(pickTitle([stated('增设路灯', { object: 2 }), stated('增设公厕')], leading)?.text).toBe('增设公厕');
    expect(pickTitle([stated('在松柏街道增设公厕'), stated('增设公厕')], leading)?.text).toBe('增设公厕');
    expect(pickTitle([stated('公厕增设', { leads: false }), stated('增设公厕')], leading)?.text).toBe('增设公厕');
  });

  it('takes no fragment, no more words than needed, and no word for an object for a place', () => {
    expect(pickTitle([stated('标线设置', { leads: false }), stated('重新划标线')], leading)?.text).toBe('重新划标线');
    expect(pickTitle([stated('加强一下它', { objectWord: null }), stated('增设公厕')], leading)?.text).toBe('增设公厕');
    const wordy = stated('增设干净整洁宽敞明亮通风的公厕和洗手台');
    expect(pickTitle([wordy, stated('增设公厕')], leading)?.text).toBe('增设公厕');
    const station = stated('增设公交站', { objectWord: '公交站' });
    expect(pickTitle([station, stated('加装候车亭', { objectWord: '候车亭' })], leading)?.text).toBe('增设公交站');
  });

  it('prefers an ask in known words to what asks by its form, and that to what tells first what is wrong', () => {
    const formed = stated('公厕换换灯', { ask: null, group: null, byForm: true });
    const long = stated('公厕太脏，派个人', { ask: null, group: null, byForm: true });
    expect(pickTitle([formed, stated('增设公厕')], leading)?.text).toBe('增设公厕');
    expect(pickTitle([long, formed], leading)?.text).toBe('公厕换换灯');
  });

  it("prefers what is nobody's own, one clause, and more than a verb spoken twice", () => {
    const all = (text: string) => pickTitle([stated(text), stated('增建公厕')], leading)?.text;
    expect(all('给我们增设公厕')).toBe('增建公厕');
    expect(all('公厕太脏，增设公厕')).toBe('增建公厕');
    expect(all('公厕管管')).toBe('增建公厕');
  });

  it('prefers what is no place of one contribution alone', () => {
    const isForeign = (text: string) => text.includes('双塔');
    expect(pick([stated('双塔增设公厕'), stated('增设公厕')], leading, isForeign)?.text).toBe('增设公厕');
  });

  it('takes the first of equals, and nothing of nothing', () => {
    expect(pickTitle([stated('增设公厕'), stated('加装路灯')], leading)?.text).toBe('增设公厕');
    expect(pickTitle([], leading)).toBeNull();
  });
});
