import { describe, expect, it } from 'vitest';
import { listRelatedNames } from '../../../src/cluster/names/related-names.ts';
import { titleFlag } from '../../../src/cluster/store/store.ts';
import { createPlain, storeOf } from '../plain-store.ts';
import { textsOf } from '../term-store.ts';

const found =
  '昱禾 枫林 石桨坳 石桨坳村 汐岸一中 榆庄村 大榆庄村 柳西新 柳西新村 枫林村 霞凝村 汐榆 汐榆里 榆桨 榆桨里 榆桨苑 霞凝里'.split(
    ' ',
  );
const known = {
  sought: new Set('云栖府 蓝川云栖府 霞凝广场 眼科医院 梧桐苑'.split(' ')),
  isFound: (name: string) => found.includes(name),
  isSpecific: (name: string) => name !== '眼科医院',
  isShortened: (name: string) => name === '霞凝' || name === '石桨坳',
};

describe('listRelatedNames', () => {
  it.each([
    ['the estate without who built it', '蓝川云栖府', ['云栖府']],
    ['every name that a name ends with', '松鹤路蓝川云栖府', ['蓝川云栖府', '云栖府']],
    ['a name without what the segmenter glued on', '直通霞凝广场', ['霞凝广场']],
    ['a village with its end', '石桨坳', ['石桨坳村']],
    ['a village of two characters with its end', '枫林', ['枫林村']],
    ['the only estate that has one sign more', '汐榆', ['汐榆里']],
    ['a village without it', '石桨坳村', ['石桨坳']],
    ['what is called after a town without its sign', '汐岸市一中', ['汐岸一中']],
    ['a brand without its trade', '昱禾健身', ['昱禾']],
  ])('has %s', (_, name, related) => {
    expect(listRelatedNames(name, known)).toEqual(related);
  });

  it.each([
    ['a kind of thing', '蓝川眼科医院'],
    ['what a sign of a neighbour stands before', '蓝川新梧桐苑'],
    ['what one sign stands before', '大榆庄村'],
    ['what is no village by itself', '柳西新村'],
    ['a stem that may be anything', '枫林村'],
    ['a village whose two characters are left of another name', '霞凝'],
    ['one of two estates', '榆桨'],
    ['a firm that serves the place it is called after', '枫林物业'],
    ['a name that nobody has', '松鹤路'],
  ])('leaves out %s', (_, name) => {
    expect(listRelatedNames(name, known)).toEqual([]);
  });
});

describe('names of a store', () => {
  it('have an estate by its own name where who built it stands before that', () => {
    const store = storeOf(['q:云栖府 b:停工', 'q:蓝川云栖府 b:停工', 'p:蓝川·云栖府 b:停工']);
    for (const i of [0, 1, 2]) expect(textsOf(store, i)).toContain('云栖府');
  });

  it('have no village by what is left of the name of a firm', () => {
    const told = ['q:霞凝公司 b:欠薪', 'q:霞凝村 b:欠薪'];
    expect(textsOf(storeOf(told), 0)).not.toContain('霞凝村');
    expect(textsOf(storeOf(['q:霞凝 b:欠薪', told[1]!]), 0)).toContain('霞凝村');
  });

  it('are known by a title that leaves out the end', () => {
    const store = storeOf([
      createPlain('p:云栖时代小区 t:云栖 t:时代 t:车位 b:车位', { titleTokens: '云栖 时代 车位 太 贵' }),
      'b:小区 b:云栖 b:时代 b:车位',
    ]);
    const name = store.vocabulary.ids[1].get('云栖时代')!;
    expect(textsOf(store, 1)).toContain('云栖时代');
    expect(store.uses.data[store.terms.data.indexOf(name)]! & titleFlag).toBe(titleFlag);
  });

  it('are no names of a title that has them in another name', () => {
    const store = storeOf([createPlain('q:蓝川云栖府 p:云栖府小区 b:停工', { titleTokens: '蓝川 云栖府 停工' })]);
    const name = store.vocabulary.ids[1].get('云栖府')!;
    expect(store.uses.data[store.terms.data.indexOf(name)]! & titleFlag).toBe(0);
  });
});
