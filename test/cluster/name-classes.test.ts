import { describe, expect, it } from 'vitest';
import { type ClassTexts, nameClasses } from '../../src/cluster/name-classes.ts';
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

/** Issues with these words, and with these titles and names, each in one string, parted by `|`. */
function textsOf(words: readonly string[], titles: readonly string[] = [], names: readonly string[] = []): ClassTexts {
  const read = (all: readonly string[]) => (at: number) => (all[at] ?? '').split('|').filter((text) => text !== '');
  return { problems: storeOf(...words), titlesOf: read(titles), namesOf: read(names), isGeneral: () => true };
}

describe('nameClasses', () => {
  it('names a matter by the word that the issues use', () => {
    const store = textsOf(['课程 退费', '退费 报名', '退房 开发商', '退房 首付']);
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

  it('looks at no word that few issues of a class have: a class of thousands has thousands of them', () => {
    const asked = new Set<string>();
    const size = 50;
    const words = Array.from({ length: size }, (_, i) => `路灯 不亮 甲${String.fromCharCode(0x4e00 + i)}`);
    const texts = {
      ...textsOf(
        words,
        words.map(() => '路灯不亮'),
      ),
      isGeneral: (word: string) => asked.add(word).size > 0,
    };
    expect(nameClasses([[...words.keys()]], texts)[0]!.title).toBe('路灯不亮');
    expect([...asked].filter((word) => word.startsWith('甲'))).toEqual([]);
  });

  it('says nothing in pieces of names and of sentences', () => {
    const store = textsOf(['号线 交了 出入口', '号线 交了 出入口', '垃圾 清运', '垃圾 堆放']);
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
    const store = textsOf(['窗口 排队 合同', '窗口 排队 仓库', '垃圾 清运', '垃圾 堆放']);
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
    const store = textsOf(['工地 夜间 扰民', '工地 夜间 扰民', '垃圾 清运', '垃圾 堆放']);
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
    const store = textsOf(['就近 就近入学 非得', '就近 就近入学 非得', '垃圾 清运', '垃圾 堆放']);
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
    const store = textsOf(['油烟 烧烤', '油烟 烧烤', '油烟 楼道', '油烟 楼道', '油烟', '油烟']);
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

  const bins = ['垃圾 清运', '垃圾 堆放'];
  const pairs = [
    [0, 1],
    [2, 3],
  ];
  const titleOf = (words: readonly string[], titles: readonly string[], names: readonly string[] = []) =>
    nameClasses(pairs, textsOf([...words, ...bins], titles, names))[0]!.title;

  it('takes a phrase of the titles where one has the words in one go', () => {
    const words = ['夜间 施工 扰民', '夜间 施工 扰民'];
    expect(titleOf(words, ['柳湾小区旁工地夜间施工扰民', '青禾路施工太吵'])).toBe('夜间施工扰民');
  });

  it('puts words that no title has together in the order of the titles', () => {
    const words = ['停车费 物业', '停车费 物业'];
    expect(titleOf(words, ['柳湾小区物业不管盗窃，停车费也涨', '桥东家园物业强制向人收取停车费'])).toBe('物业、停车费');
  });

  it('takes what titles of several issues say alike', () => {
    const words = ['快递 马路', '快递 东西'];
    expect(titleOf(words, ['柳湾村快递点堆在马路边', '桥东村快递点堆在马路边'], ['柳湾村', '桥东村'])).toBe(
      '快递点堆在马路边',
    );
  });

  it('takes no name, and no piece of one, for the problem', () => {
    const words = ['东篱 贷款', '东篱 贷款'];
    expect(titleOf(['东篱 小镇', '东篱 小镇'], ['东篱小镇', '东篱小镇'])).not.toBe('东篱小镇');
    const estate = ['魅力 油烟', '魅力 油烟'];
    expect(titleOf(estate, ['魅力之城油烟大', '魅力之城油烟扰民'])).not.toContain('之城');
    expect(titleOf(words, ['东篱小镇贷款难', '东篱小镇贷款不批'], ['东篱小镇', '东篱小镇'])).toBe('贷款');
  });

  it('says no word that may be said of any matter', () => {
    const words = ['公交车 实现 来电', '公交车 实现 来电'];
    expect(titleOf(words, ['公交车实现刷卡', '公交车实现扫码'])).toBe('公交车');
  });
});
