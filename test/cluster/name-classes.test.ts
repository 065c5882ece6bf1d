import { describe, expect, it } from 'vitest';
import { nameClasses } from '../../src/cluster/name-classes.ts';
import { createStore, internTerm, termKinds, titleFlag } from '../../src/cluster/store.ts';

/** Problems of issues, one text of words each; all of them stand in titles. */
function storeOf(...texts: readonly string[]) {
  const store = createStore();
  for (const text of texts) {
    for (const word of text.split(' ')) {
      store.terms.push(internTerm(store.vocabulary, termKinds.word, word));
      store.uses.push(titleFlag | 1);
    }
    store.starts.push(store.terms.length);
  }
  return store;
}

describe('nameClasses', () => {
  it('names a matter by the word that the issues use', () => {
    const store = storeOf('课程 退费', '退费 报名', '退房 开发商', '退房 首付');
    const [courses, homes] = nameClasses(
      [
        [0, 1],
        [2, 3],
      ],
      store,
    );
    expect(courses!.title).toBe('退费');
    expect(homes!.title).toBe('退房');
  });

  it('says nothing in pieces of names and of sentences', () => {
    const store = storeOf('号线 交了 出入口', '号线 交了 出入口', '垃圾 清运', '垃圾 堆放');
    const [entrances] = nameClasses(
      [
        [0, 1],
        [2, 3],
      ],
      store,
    );
    expect(entrances!.title).toBe('出入口');
  });

  it('takes what issues share before what one of them repeats', () => {
    const store = storeOf('窗口 排队 合同', '窗口 排队 仓库', '垃圾 清运', '垃圾 堆放');
    expect(
      nameClasses(
        [
          [0, 1],
          [2, 3],
        ],
        store,
      )[0]!.title,
    ).toBe('排队、窗口');
  });

  it('says three matters where most of the issues share them', () => {
    const store = storeOf('工地 夜间 扰民', '工地 夜间 扰民', '垃圾 清运', '垃圾 堆放');
    const [sites] = nameClasses(
      [
        [0, 1],
        [2, 3],
      ],
      store,
    );
    expect(sites!.title.split('、').sort()).toEqual(['夜间', '工地', '扰民'].sort());
  });

  it('says nothing twice, and no words of grammar', () => {
    const store = storeOf('就近 就近入学 非得', '就近 就近入学 非得', '垃圾 清运', '垃圾 堆放');
    const [schools] = nameClasses(
      [
        [0, 1],
        [2, 3],
      ],
      store,
    );
    expect(schools!.title).toBe('就近入学');
  });

  it('gives no title twice', () => {
    const store = storeOf('油烟 烧烤', '油烟 烧烤', '油烟 楼道', '油烟 楼道', '油烟', '油烟');
    const titles = nameClasses(
      [
        [0, 1],
        [2, 3],
        [4, 5],
      ],
      store,
    ).map(({ title }) => title);
    expect(new Set(titles).size).toBe(3);
  });
});
