import { describe, expect, it } from 'vitest';
import { loadShippedKinds, readAskNames } from '../../../src/classify/semantics/load-kinds.ts';
import { type ClassTexts, nameClasses } from '../../../src/cluster/classes/name-classes.ts';
import { nameBothSides } from '../../../src/cluster/naming/title-sides.ts';
import { createStore, internTerm, termKinds, titleFlag } from '../../../src/cluster/store/store.ts';
import { fillKindSlots, kindSlots } from '../../../src/cluster/terms/message-kinds.ts';
import { loadShippedLexicon } from '../../../src/cluster/themes/words/lexicon.ts';

/** Problems of issues, one text of words each; all of them stand in titles. */
function storeOf(texts: readonly string[], kinds: readonly string[]) {
  const store = createStore();
  for (const [at, text] of texts.entries()) {
    for (const word of text.split(' ')) {
      store.terms.push(internTerm(store.vocabulary, termKinds.word, word));
      store.uses.push(titleFlag | 1);
    }
    store.starts.push(store.terms.length);
    const slots = new Uint32Array(kindSlots);
    fillKindSlots(kinds[at] ?? '', slots);
    store.askKinds.append(slots);
  }
  return store;
}

const askNames = new Map([
  [1, '新建道路/打通断头路'],
  [2, '安置房办理不动产证'],
  [3, '增设公办幼儿园（含托班）'],
  [4, '餐饮油烟'],
  [5, '小区二次供水/水压水质'],
  [6, '降低学费'],
]);

/**
 * Issues with these words, and with these titles and names, each in one string, parted by `|`.
 * @param kinds of asks that they are like, as the lake has them
 */
function textsOf(
  words: readonly string[],
  titles: readonly string[] = [],
  names: readonly string[] = [],
  kinds: readonly string[] = [],
): ClassTexts {
  const read = (all: readonly string[]) => (at: number) => (all[at] ?? '').split('|').filter((text) => text !== '');
  return {
    problems: storeOf(words, kinds),
    titlesOf: read(titles),
    namesOf: read(names),
    isGeneral: () => true,
    askNames,
    readLexicon: loadShippedLexicon,
  };
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

  it('is what most titles say is wrong, not an office, a remedy or a thing', () => {
    const told = (words: readonly string[], titles: readonly string[]): string =>
      nameClasses([[...words.keys()]], textsOf(words, titles))[0]!.title;
    expect(
      told(
        ['派出所 立案 诈骗 平台', '派出所 立案 诈骗 软件', '派出所 立案 诈骗 公司'],
        ['派出所立案|甲平台涉嫌诈骗', '派出所立案|乙软件诈骗百姓', '派出所立案|丙公司涉嫌诈骗'],
      ),
    ).toContain('诈骗');
    expect(told(['派出所 立案 平台', '派出所 立案 软件'], ['派出所立案平台', '派出所立案软件'])).toBe('派出所立案');
  });

  describe('where a word alone would name it', () => {
    const told = (words: readonly string[], titles: readonly string[], names: readonly string[] = []): string =>
      nameClasses([[...words.keys()]], textsOf(words, titles, names))[0]!.title;

    it('is what a title says is wrong', () => {
      const words = ['农田 厂房 占用', '农田 垃圾 倾倒'];
      expect(told(words, ['柳溪村占用农田建厂房，盼处理', '桃坞村的农田'], ['柳溪村', '桃坞村'])).toBe(
        '占用农田建厂房',
      );
      expect(told(['办事 拖拉', '办事 窗口'], ['投诉三元街道办事拖拉', '办事窗口'], ['三元', '窗口'])).toBe('办事拖拉');
    });

    it('is no clause that speaks of the writer, of a region or of what few issues say', () => {
      const words = ['食堂 饭菜', '食堂 早餐', '食堂 后厨', '食堂 搬迁'];
      const titles = ['食堂', '我家孩子的食堂太差', '食堂在外县', '取消食堂外包'];
      expect(told(words, titles)).toBe('食堂');
    });
  });

  it('begins with no measure whose numeral was cut off', () => {
    const words = ['电梯 下坠', '电梯 下坠', '房产证 交房', '房产证 交房'];
    const titles = ['16栋电梯突然下坠', '3栋电梯突然下坠', '交房7年办不了房产证', '交房三年办不了房产证'];
    const texts = textsOf(words, titles);
    const [lifts, deeds] = nameClasses(
      [
        [0, 1],
        [2, 3],
      ],
      texts,
    );
    expect(lifts!.title).toBe('电梯突然下坠');
    expect(deeds!.title).toBe('办不了房产证');
  });

  it('keeps the beginning of a word that looks loose', () => {
    const words = ['下水道 堵塞', '下水道 堵塞'];
    expect(nameClasses([[0, 1]], textsOf(words, ['下水道又堵塞', '下水道又堵塞']))[0]!.title).toBe('下水道又堵塞');
  });

  it('is what most issues say, not what one of them says', () => {
    const words = ['退定金 车行', '退定金 车行', '退定金 车行', '新车 事故', '新车 事故'];
    const titles = ['不退定金', '不退定金', '不退定金', '新车是事故车', '新车是事故车'];
    expect(nameClasses([[0, 1, 2, 3, 4]], textsOf(words, titles))[0]!.title).toBe('不退定金');
  });

  it('takes no side where an issue asks the contrary', () => {
    const words = ['燃放 烟花爆竹 禁止', '燃放 烟花爆竹 禁止', '燃放 烟花爆竹 允许'];
    const sides = ['建议禁止燃放烟花爆竹', '建议禁止燃放烟花爆竹', '建议除夕允许燃放烟花爆竹'];
    const one = [...sides.slice(0, 2), '燃放烟花爆竹太吵'];
    expect(nameClasses([[0, 1, 2]], textsOf(words, sides))[0]!.title).toBe('是否禁止燃放烟花爆竹');
    expect(nameClasses([[0, 1, 2]], textsOf(words, one))[0]!.title).toBe('禁止燃放烟花爆竹');
  });

  it('asks after what is to be done behind what it is done to, and not whether what is wrong is so', () => {
    const words = ['公交车 调整 线路', '公交车 调整 线路', '公交车 调整 线路'];
    const sides = ['建议公交车调整线路', '希望公交车调整线路', '反对公交车调整线路'];
    expect(nameClasses([[0, 1, 2]], textsOf(words, sides))[0]!.title).toBe('公交车是否调整线路');
    expect(nameBothSides('增加公交车太不准时', [['反对增加公交车']], loadShippedLexicon)).toBe('增加公交车太不准时');
    expect(nameBothSides('增加公交车', [['反对增加公交车']], loadShippedLexicon)).toBe('是否增加公交车');
  });

  it('leaves out a measure of what carries current or weight with its number', () => {
    const words = ['高压线 铺设', '高压线 铺设'];
    const titles = ['110千伏高压线没有埋地铺设', '220千伏高压线没有埋地铺设'];
    expect(nameClasses([[0, 1]], textsOf(words, titles))[0]!.title).toBe('高压线没有埋地铺设');
  });

  it('is no kind of district', () => {
    const words = ['经开区 规划', '经开区 规划'];
    expect(nameClasses([[0, 1]], textsOf(words, ['问问经开区以南', '问问经开区规划']))[0]!.title).toBe('规划');
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
    const paths = '绿道 绿道栏杆';
    expect(nameClasses([[0, 1]], textsOf([paths, paths]))[0]!.title).toBe('绿道');
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
    expect(titleOf(estate, ['云栖之城油烟大', '云栖之城油烟扰民'])).not.toContain('之城');
    expect(titleOf(words, ['东篱小镇贷款难', '东篱小镇贷款不批'], ['东篱小镇', '东篱小镇'])).toBe('贷款不批');
  });

  it('says no word that may be said of any matter', () => {
    const words = ['公交车 实现 来电', '公交车 实现 来电'];
    expect(titleOf(words, ['公交车实现刷卡', '公交车实现扫码'])).toBe('公交车');
  });

  describe('where the words name a thing and no problem', () => {
    const known = (words: readonly string[], titles: readonly string[], kinds: readonly string[]) => ({
      ...textsOf(words, titles, [], kinds),
      isGeneral: (word: string) => word.length < 3,
    });
    const asked = (words: readonly string[], kinds: readonly string[], titles: readonly string[] = []) =>
      nameClasses(pairs, known([...words, ...bins], titles, kinds))[0]!.title;

    it('takes what most issues ask, in the words that they say themselves', () => {
      expect(asked(['打通 断头路', '打通 断头路'], ['1:90', '1:70 4:40'])).toBe('打通断头路');
      expect(asked(['幼儿园 公办', '幼儿园 公办'], ['3:90', '3:90'])).toBe('增设公办幼儿园');
    });

    it('takes no ask that says what only some of them say', () => {
      expect(asked(['房产证', '房产证'], ['2:90', '2:90'])).toBe('房产证');
      expect(asked(['房产证 安置房', '房产证'], ['2:90', '2:90'])).not.toContain('安置');
    });

    it('takes no side that none of them takes', () => {
      expect(asked(['学费 缴纳', '学费 缴纳'], ['6:90', '6:90'])).not.toContain('降低');
      expect(asked(['学费 降低', '学费 缴纳'], ['6:90', '6:90'])).toBe('降低学费');
    });

    it('takes no ask that the issues are hardly like, or that few of them are likest', () => {
      expect(asked(['幼儿园 公办', '幼儿园 公办'], ['3:50', '3:50'])).not.toContain('增设');
      const words = ['幼儿园 公办', '幼儿园 公办', '幼儿园 公办'];
      const kinds = ['3:99', '3:50 4:60', '3:50 5:60'];
      const [nurseries] = nameClasses(
        [
          [0, 1, 2],
          [3, 4],
        ],
        known([...words, ...bins], [], kinds),
      );
      expect(nurseries!.title).not.toContain('增设');
    });

    it('takes no ask that names a thing, either', () => {
      expect(asked(['水压 供水 二次', '水压 供水 二次'], ['5:90', '5:90'])).not.toContain('二次供水');
    });

    it('keeps what several issues say alike, and what tells the problem', () => {
      const titles = ['柳湾幼儿园学位', '桥东幼儿园学位'];
      const kinds = ['3:90', '3:90'];
      expect(asked(['幼儿园 学位 公办', '幼儿园 学位 公办'], kinds, titles)).toBe('幼儿园学位');
      expect(asked(['幼儿园 学位 公办', '幼儿园 学位 公办'], kinds, titles.slice(1))).toBe('增设公办幼儿园');
      expect(asked(['幼儿园 扩建 公办', '幼儿园 扩建 公办'], kinds, ['柳湾幼儿园扩建'])).toBe('幼儿园扩建');
    });

    it('gives of classes that ask the same the largest its name', () => {
      const words = ['幼儿园 公办 甲', '幼儿园 公办 甲', '公办 幼儿园', '公办 幼儿园', '公办 幼儿园'];
      const kinds = words.map(() => '3:90');
      const classes = [
        [0, 1],
        [2, 3, 4],
      ];
      const titles = nameClasses(classes, known(words, [], kinds)).map(({ title }) => title);
      expect(titles[1]).toBe('增设公办幼儿园');
      expect(titles[0]).not.toBe('增设公办幼儿园');
    });
  });
});

describe('readAskNames', () => {
  it('tells what the kinds are called that messages have', () => {
    const names = readAskNames();
    const asks = loadShippedKinds('asks');
    expect(names.size).toBe(asks.ids.length);
    expect([...asks.ids].every((id) => (names.get(id) ?? '') !== '')).toBe(true);
  });
});
