import { describe, expect, it } from 'vitest';
import { askBothSides } from '../../../src/cluster/naming/title-sides.ts';
import { loadShippedLexicon } from '../../../src/cluster/themes/words/lexicon.ts';

describe('askBothSides', () => {
  const ask = (place: string | null, title: string, ...others: readonly string[]) =>
    askBothSides(title, [title, ...others], place, loadShippedLexicon);

  it.each([
    ['听荷路菜场', '是否搬迁听荷路菜场', '反对搬迁听荷路菜场', '听荷路菜场搬迁方案好，请早日实施'],
    ['望湖苑', '望湖苑小区是否封闭管理', '反对望湖苑小区封闭管理', '支持望湖苑小区封闭管理'],
    ['云栖小区', '云栖小区是否建变电站', '云栖小区反对建变电站', '云栖小区变电站请早日建成'],
    ['松鹤路', '松鹤路是否设夜市', '反对在松鹤路设夜市', '支持松鹤路设夜市'],
    ['望湖苑', '望湖苑是否加装电梯', '望湖苑加装电梯的事拖了两年了，请尽快推进', '反对在望湖苑加装电梯'],
    [null, '是否取消早读', '业主要求取消早读', '反对取消早读'],
  ])('asks of %s: %s', (place, question, title, other) => {
    expect(ask(place, title, other)).toBe(question);
  });

  it('leaves a title that no other member asks the contrary of', () => {
    for (const [title, other] of [
      ['反对在松鹤路建垃圾站', '松鹤路垃圾站太臭，请不要建'],
      ['建议松鹤路修路灯', '松鹤路路灯不亮'],
      ['反对取消早读', '反对学校取消早读'],
      ['云栖小区旁修建搅拌站，粉尘大', '反对在居民区修建搅拌站'],
      ['反对在居民区修建搅拌站', '云栖小区附近搅拌站修建严重影响生活'],
      ['建议增设路灯', '反对增设收费站'],
      ['反对在松鹤路建垃圾站', '反对在松鹤路建垃圾站，请尽快解决'],
      ['建议垃圾分类不要定时关门，方便居民', '建议延长垃圾投放时间，希望考虑'],
      ['建议垃圾站不要定时关门', '建议垃圾站定时关门'],
    ] as const) {
      expect(ask(null, title, other)).toBe(title);
    }
  });
});
