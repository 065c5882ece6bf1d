import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClusterMessage } from '../../../src/cluster/contract.ts';
import { type Comparer, createComparer } from '../../../src/cluster/pairs/compare.ts';
import { readPairColumns } from '../../../src/cluster/pairs/pair-columns.ts';
import { readPairTrees } from '../../../src/cluster/pairs/pair-trees.ts';
import { readShares } from '../../../src/cluster/semantics/word-shares.ts';
import { readIssueVectors } from '../../../src/cluster/semantics/word-vectors.ts';
import { type IssueSettings, issueSettings } from '../../../src/cluster/settings.ts';
import { createDraft } from '../../../src/cluster/store/draft.ts';
import { createStore } from '../../../src/cluster/store/store.ts';
import { weighTerms } from '../../../src/cluster/store/weights.ts';
import { createMessage, smallBoard } from '../small-board.ts';

const settings = issueSettings.parse({});
const vectors = readIssueVectors();
const shares = readShares();
const trees = readPairTrees();

/** Log-odds of the two messages among the others of the small board. */
function compare(a: ClusterMessage, b: ClusterMessage, used = settings): number {
  return comparerOf(a, b, used).pair(0, 1);
}

/** Compares the two messages, 0 and 1, and the others of the small board. */
function comparerOf(a: ClusterMessage, b: ClusterMessage, used = settings): Comparer {
  const store = createStore();
  const draft = createDraft(store, vectors.words);
  for (const message of [a, b, ...smallBoard]) draft.add(message);
  draft.finish();
  const weights = weighTerms(store, used, vectors, shares);
  return createComparer(readPairColumns(store, weights), weights, used, trees);
}

const lessons = (region: string): ClusterMessage =>
  createMessage(50, 1, `${region}二中暑假违规补课`, `${region}二中利用暑假组织学生补课，每人交八百元，请教育局查处。`);
const evenings = (region: string): ClusterMessage =>
  createMessage(
    51,
    4,
    `投诉${region}二中强制补课`,
    `孩子在${region}二中读高一，放假第二天老师就要求到校上课，不去要写检讨。`,
  );

describe('sharesMatter', () => {
  const lift = (place: string) =>
    createMessage(60, 1, '', `${place}3号楼的电梯多次困人，有老人被关在里面，物业迟迟不来。`);
  const shaking = (place: string) => createMessage(61, 40, '', `${place}升降梯下坠抖动，关门夹人，希望检测。`);
  const shares = (a: ClusterMessage, b: ClusterMessage, used = settings) => comparerOf(a, b, used).sharesMatter(0, 1);

  it('is so where two tell of one matter at one place in other words', () => {
    const [a, b] = [lift('石桨苑小区'), shaking('石桨苑小区')];
    expect(shares(a, b)).toBe(true);
    expect(shares(a, b, { ...settings, possibleMatter: 1, possibleKinds: 0.3 })).toBe(true);
    expect(shares(a, b, { ...settings, possibleMatter: 0.3, possibleKinds: 1 })).toBe(true);
    expect(shares(a, b, { ...settings, possibleMatter: 1, possibleKinds: 1 })).toBe(false);
  });

  it.each([
    ['at another place', shaking('汀榆苑小区')],
    ['of another matter', createMessage(61, 40, '', '石桨苑小区没有幼儿园，孩子入园难，希望增加学位。')],
    ['in another county', shaking('Y5县石桨苑小区')],
  ])('is not so %s', (_, other) => {
    expect(shares(lift('X3县石桨苑小区'), other)).toBe(false);
  });

  it('is so where they have pieces of a name in common instead, two or more', () => {
    const at = (message: ClusterMessage, namePieces: string): ClusterMessage => ({ ...message, namePieces });
    const [a, b] = [lift('我们'), shaking('我们')];
    expect(shares(at(a, '鸿栎 栎澜'), at(b, '鸿栎 栎澜'))).toBe(true);
    expect(shares(at(a, '鸿栎 栎澜'), at(b, '鸿栎'))).toBe(false);
    expect(shares(at(a, '+鸿栎 +栎澜'), at(b, '+鸿栎 +栎澜'))).toBe(false);
  });

  it('is so where they speak of one group of people, by whatever word, and of one kind of problem', () => {
    const titled = (number: number, title: string, body = '') => createMessage(number, number, title, body);
    const overtime = titled(62, '环卫工人没有加班费', '环卫工人节假日上班没有加班工资。');
    const sweeping = titled(63, '环卫工的加班工资一分没给', '过年都没休息，没有加班工资。');
    const at = (place: string, { title }: ClusterMessage) =>
      titled(64, `${place}${title}`, `${place}的环卫工人节假日上班没有加班工资。`);
    expect(shares(overtime, sweeping)).toBe(true);
    expect(shares(overtime, sweeping, { ...settings, possibleGroupKinds: 1 })).toBe(false);
    expect(shares(overtime, titled(63, '门卫的加班工资一分没给', '过年都没休息，没有加班工资。'))).toBe(false);
    expect(shares(overtime, titled(63, '环卫工人把落叶倒进河里', '河里都是垃圾，又脏又臭。'))).toBe(false);
    expect(shares(at('石桨苑小区', overtime), sweeping)).toBe(true);
    expect(shares(at('石桨苑小区', overtime), at('汀榆苑小区', overtime))).toBe(false);
    expect(shares(at('X3县', overtime), at('Y5县', overtime))).toBe(false);
  });

  it('says the same just after the pair was compared as alone', () => {
    const comparer = comparerOf(lift('石桨苑小区'), shaking('石桨苑小区'));
    const alone = comparer.sharesMatter(0, 1);
    comparer.pair(0, 2);
    comparer.pair(0, 1, settings.possibleThreshold);
    expect(comparer.sharesMatter(0, 1)).toBe(alone);
  });
});

describe('createComparer', () => {
  it('takes what a county has one of by its kind for a name there, where the problem is of one kind', () => {
    const wages = (firm: string, number: number): ClusterMessage => ({
      ...createMessage(number, number - 50, `${firm}拖欠工资`, `${firm}三个月没给驾驶员发工资，请落实。`),
      region: 'X3县',
    });
    const pair: readonly [ClusterMessage, ClusterMessage] = [wages('沐榆公交集团', 52), wages('公交公司', 53)];
    const without = { ...settings, coefficients: { ...settings.coefficients, sameInstitution: 0 } };
    expect(compare(...pair)).toBeCloseTo(compare(...pair, without) + settings.coefficients.sameInstitution, 6);
    expect(compare({ ...pair[0], region: null }, pair[1])).toBe(
      compare({ ...pair[0], region: null }, pair[1], without),
    );
  });

  it('holds what many counties have by one name apart, in whatever words, and by the group that stands', () => {
    const deeds = (region: string, number: number): ClusterMessage =>
      createMessage(
        number,
        number - 50,
        `${region}阳光花园办不了房产证`,
        `${region}阳光花园交房六年，至今办不了房产证。`,
      );
    const comparer = comparerOf(deeds('X3县', 52), deeds('X5县', 53));
    expect(comparer.pair(0, 1)).toBeLessThan(settings.possibleThreshold);
    expect(comparer.groups([0], [1])).toBeLessThan(settings.possibleThreshold);
    const without = { ...settings, coefficients: { ...settings.coefficients, otherRegion: 0 } };
    expect(compare(deeds('X3县', 52), deeds('X5县', 53), without)).toBeGreaterThan(comparer.pair(0, 1) + 7);
  });

  it('holds two schools of one name apart by their county, and more so by their city', () => {
    const same = compare(lessons('X3县'), evenings('X3县'));
    const otherCounty = compare(lessons('X3县'), evenings('X5县'));
    const otherCity = compare(lessons('X3县'), evenings('Y5县'));
    expect(same).toBeGreaterThan(settings.threshold);
    expect(otherCounty).toBeLessThan(same - 1);
    expect(otherCity).toBeLessThan(otherCounty - 1);
  });

  it('holds neighbours apart whose names differ in a direction alone, however alike the rest is', () => {
    const noise = (estate: string, days: number): ClusterMessage =>
      createMessage(days, days, `${estate}小区夜间施工扰民`, `${estate}小区旁边的工地夜间施工，吵得睡不着觉。`);
    expect(compare(noise('柳湾江南', 50), noise('柳湾江南', 51))).toBeGreaterThan(settings.threshold);
    expect(compare(noise('柳湾江南', 50), noise('柳湾江北', 51))).toBeLessThan(settings.threshold);
  });

  it('holds crossings of one road apart that titles name, and no short name from a full one', () => {
    const report = (n: number, place: string) =>
      createMessage(n, n, `${place}路灯不亮`, `${place}的路灯坏了一个多月没有人修，晚上漆黑一片，请尽快修复。`);
    const crossing = report(50, '沐榆路与桨桥街路口');
    expect(compare(crossing, report(51, '沐榆路与澜川街路口'))).toBeLessThan(-2);
    expect(compare(crossing, report(51, '沐榆路与桨桥街路口'))).toBeGreaterThan(0);
    expect(compare(crossing, report(51, '沐榆路'))).toBeGreaterThan(0);
  });

  it('takes a crossing for one spot, however the problem is worded', () => {
    const pit = (n: number, place: string, words: string) => createMessage(n, n, `${place}${words}`, '请尽快修复。');
    const added = (place: string, words: string): number => {
      const [a, b] = [pit(50, '沐榆路与桨桥街交叉口', '有个大坑'), pit(51, place, words)];
      return compare(a, b) - compare(a, b, issueSettings.parse({ coefficients: { sameSpot: 0 } }));
    };
    expect(added('沐榆路桨桥街路口', '路面凹陷')).toBeCloseTo(1.5, 9);
    expect(added('沐榆路桨桥街路口', '公厕太少')).toBe(0);
    expect(added('沐榆路', '路面凹陷')).toBe(0);
  });

  it('holds apart what is told of another matter of a line of buses', () => {
    const driver = createMessage(50, 50, '沐榆25路司机骂人', '25路公交的司机边开车边看视频，骂了一位老人。');
    const added = (other: ClusterMessage): number =>
      compare(driver, other) - compare(driver, other, issueSettings.parse({ coefficients: { otherMatter: 0 } }));
    expect(added(createMessage(51, 51, '25路车票涨价', '25路车票从两元涨到三元。'))).toBeCloseTo(-2, 9);
    expect(added(createMessage(51, 51, '25路司机骂人', '25路的司机骂了乘客，态度恶劣。'))).toBe(0);
  });

  it('holds estates apart that titles name, where a hotline words the same problem alike', () => {
    const call = (estate: string, days: number): ClusterMessage =>
      createMessage(
        days,
        days,
        `${estate}小区夜间施工噪音`,
        `市民来电反映，${estate}小区旁边工地夜间施工到凌晨，噪音扰民，请核实处理。`,
      );
    expect(compare(call('金桂', 50), call('金桂', 51))).toBeGreaterThan(settings.threshold);
    expect(compare(call('金桂', 50), call('柳荫', 51))).toBeLessThan(settings.threshold);
  });

  describe('where a firm is named that serves or builds many places', () => {
    const cold = (days: number, place: string, firm = '沐衡热力'): ClusterMessage =>
      createMessage(days, days, '暖气不热', `${place}整栋楼暖气不热，${firm}说在平衡，平衡了二十天。`);
    const without = issueSettings.parse({ coefficients: { otherPlace: 0 } });
    const addedTo = (a: ClusterMessage, b: ClusterMessage): number => compare(a, b) - compare(a, b, without);

    it.each([
      ['estates', '金桂花园', '枫溪嘉园'],
      ['estates that end in 小区 alone', '澜汀小区', '桦岭小区'],
      ['an estate and a school', '金桂花园', '枫溪小学'],
      ['villages', '石桨坪村', '榆塘村'],
    ])('holds %s apart', (_, one, other) => {
      expect(addedTo(cold(50, one), cold(51, other))).toBe(-8);
      expect(compare(cold(50, one), cold(51, other))).toBeLessThan(settings.threshold - 3);
      expect(compare(cold(50, one), cold(51, one))).toBeGreaterThan(settings.threshold);
    });

    it.each([
      ['one of them names no place', cold(50, '金桂花园'), cold(51, '我家')],
      ['one name is a part of the other', cold(50, '金桂花园'), cold(51, '云栖金桂花园')],
      ['they share a road, too', cold(50, '望江东路金桂花园'), cold(51, '望江东路枫溪嘉园')],
      ['what they share is at one place', cold(50, '金桂花园', '昱川化工厂'), cold(51, '枫溪嘉园', '昱川化工厂')],
    ])('says nothing where %s', (_, one, other) => {
      expect(addedTo(one, other)).toBe(0);
    });

    it('lists none of them as what may be one matter', () => {
      expect(comparerOf(cold(50, '金桂花园'), cold(51, '枫溪嘉园')).isElsewhere(0, 1)).toBe(true);
      expect(comparerOf(cold(50, '金桂花园'), cold(51, '金桂花园')).isElsewhere(0, 1)).toBe(false);
    });
  });

  it('holds schools apart that titles name and that are called alike but for their own name', () => {
    const beaten = (days: number, school: string): ClusterMessage =>
      createMessage(days, days, `投诉${school}教师体罚学生`, `${school}班主任打孩子手心，希望处理。`);
    const titled = (one: string, other: string): number => {
      const [a, b] = [beaten(50, one), beaten(51, other)];
      return compare(a, b) - compare(a, b, issueSettings.parse({ coefficients: { otherTitleName: 0 } }));
    };
    expect(titled('砚洲实验小学', '鹭桥实验小学')).toBeCloseTo(-2.9, 9);
    expect(titled('砚洲实验小学', '砚洲实验小学')).toBe(0);
  });

  it('holds thanks and complaints of one place apart, by the title as well as by the kind', () => {
    const complaint = createMessage(50, 50, '砚洲实验小学老师打人', '孩子在砚洲实验小学被老师打肿了手。');
    const letter = (title: string) => createMessage(51, 51, title, '砚洲实验小学的王老师带病上课，对孩子像妈妈一样。');
    const addedTo = (kind: string, title: string): number => {
      const other = { ...letter(title), kind };
      return (
        compare(complaint, other) - compare(complaint, other, issueSettings.parse({ coefficients: { oneThanks: 0 } }))
      );
    };
    expect(addedTo('praise', '感谢砚洲实验小学王老师')).toBeCloseTo(-6, 9);
    expect(addedTo('praise', '给砚洲实验小学王老师点个赞')).toBeCloseTo(-6, 9);
    expect(addedTo('praise', '砚洲实验小学王老师')).toBe(0);
    expect(addedTo('praise', '多谢砚洲实验小学王老师')).toBeCloseTo(-6, 9);
    expect(addedTo('complaint', '感谢砚洲实验小学王老师')).toBe(0);
  });

  it('brings together what is told in other words of one place', () => {
    const grill = createMessage(50, 50, '柳荫雅苑楼下烧烤店油烟扰民', '柳荫雅苑楼下的烧烤店油烟熏人，窗户都不敢打开。');
    const stall = createMessage(
      51,
      60,
      '柳荫雅苑夜宵摊吵到半夜',
      '每天半夜还有人喝酒划拳，柳荫雅苑的住户无法入睡，餐馆的排烟也呛人。',
    );
    const lift = createMessage(51, 60, '柳荫雅苑电梯困人', '柳荫雅苑的电梯一个月坏了八次，昨天又把老人关在里面。');
    expect(compare(grill, stall)).toBeGreaterThan(settings.threshold);
    expect(compare(grill, lift)).toBeLessThan(settings.threshold - 3);
  });

  it('brings together what is told of one place without any word of the problem in common', () => {
    const lift = createMessage(50, 50, '柳荫雅苑电梯困人', '柳荫雅苑3号楼的电梯多次困人，有老人被关在里面。');
    const shaking = createMessage(51, 120, '求检测', '柳荫雅苑升降梯下坠抖动，关门夹人，年检早就过期。');
    const fees = createMessage(51, 52, '柳荫雅苑物业费涨价', '柳荫雅苑的物业没有征求意见就把物业费涨了一倍。');
    expect(compare(lift, shaking)).toBeGreaterThan(settings.threshold);
    expect(compare(lift, fees)).toBeLessThan(settings.threshold - 3);
  });

  it('takes rare pieces of a name in common for one place, where nothing tells the name', () => {
    const lift = createMessage(50, 50, '电梯困人', '楼里的电梯多次困人，有老人被关在里面。');
    const shaking = createMessage(51, 120, '求检测', '升降梯下坠抖动，关门夹人，年检早就过期。');
    const fees = createMessage(51, 52, '物业费涨价', '物业没有征求意见就把物业费涨了一倍。');
    const at = (message: ClusterMessage, namePieces: string): ClusterMessage => ({ ...message, namePieces });
    const two = '鸿栎 栎澜';
    expect(compare(lift, shaking)).toBeLessThan(settings.threshold);
    expect(compare(at(lift, two), at(shaking, two))).toBeGreaterThan(settings.threshold);
    expect(compare(at(lift, two), at(shaking, '+鸿栎'))).toBeGreaterThan(settings.threshold);
    expect(compare(at(lift, two), at(fees, two))).toBeLessThan(settings.threshold);
  });

  it('asks what both are like as well as which kind of problem their words tell', () => {
    const lift = createMessage(50, 50, '柳荫雅苑电梯困人', '柳荫雅苑3号楼的电梯多次困人，有老人被关在里面。');
    const shaking = createMessage(51, 120, '求检测', '柳荫雅苑升降梯下坠抖动，关门夹人，年检早就过期。');
    expect(compare(lift, { ...shaking, askKinds: '0:100' })).toBeLessThan(compare(lift, shaking));
    // Where one is like none that is known, as in parts of earlier versions, that tells less against one issue.
    expect(compare(lift, { ...shaking, askKinds: '' })).toBeGreaterThan(
      compare(lift, { ...shaking, askKinds: '0:100' }),
    );
  });

  it('joins what is worded alike though no kind of problem is known of its words', () => {
    const lift = (days: number): ClusterMessage =>
      createMessage(days, days, '柳蔭雅苑小區電梯壞了', '柳蔭雅苑小區電梯壞了好幾次，請處理。');
    expect(compare(lift(50), lift(51))).toBeGreaterThan(settings.threshold);
  });

  it('adds the constant to all pairs, and bounds what the content of a pair says', () => {
    const pairOf = (used: IssueSettings) => compare(lessons('X3县'), evenings('X3县'), used);
    const withConstant = (constant: number) => issueSettings.parse({ coefficients: { constant }, evidenceLimit: 50 });
    expect(pairOf(withConstant(2)) - pairOf(withConstant(1))).toBeCloseTo(1, 9);
    expect(
      pairOf(issueSettings.parse({ evidenceLimit: 0.5, coefficients: { constant: 40, sameInstitution: 0 } })),
    ).toBe(0.5);
    expect(
      pairOf(issueSettings.parse({ evidenceLimit: 0.5, coefficients: { constant: -40, sameInstitution: 0 } })),
    ).toBe(-0.5);
  });

  it.each([{}, { constant: 3 }, { constant: -3, otherTown: -5 }, { otherName: 2, sameTown: -1 }])(
    'finds the same from a floor up as without one: %o',
    (coefficients) => {
      const lamp = (place: string) => createMessage(50, 1, `${place}路灯不亮`, `${place}的路灯坏了两个月。`);
      const lift = createMessage(51, 1, '柳荫雅苑电梯困人', '柳荫雅苑的电梯多次困人，有老人被关在里面。');
      const used = issueSettings.parse({ coefficients, evidenceLimit: 20 });
      const comparer = comparerOf(lamp('柳荫雅苑'), lift, used);
      const missed: number[][] = [];
      let cut = 0;
      for (let a = 0; a < smallBoard.length + 2; a += 1) {
        for (let b = 0; b < a; b += 1) {
          const score = comparer.pair(a, b);
          if (comparer.pair(a, b, score - 1e-6) !== score) missed.push([a, b]);
          if (comparer.pair(a, b, score + 8) === Number.NEGATIVE_INFINITY) cut += 1;
        }
      }
      expect(missed).toEqual([]);
      expect(cut).toBeGreaterThan(0);
    },
  );

  it('leaves apart one problem at two places that a third name connects', () => {
    const one = createMessage(50, 50, '柳荫雅苑停工', '柳荫雅苑停工半年，我们在青石大厦开过会，没有结果。');
    const other = createMessage(51, 52, '金桂花园烂尾', '金桂花园烂尾了，业主去青石大厦问过，没人接待。');
    expect(compare(one, other)).toBeLessThan(settings.threshold);
  });

  it('takes a name of a kind for no place in common, however few name it', () => {
    const fee = createMessage(50, 50, '驾考中心收费', '驾考中心模拟考试每次收费三百元，太贵。');
    const again = createMessage(51, 60, '驾考中心乱收钱', '在驾考中心学车，教练又要收练车费，价格虚高。');
    const named = (place: string) =>
      compare(
        createMessage(50, 50, `${place}收费`, `${place}模拟考试每次收费三百元，太贵。`),
        createMessage(51, 60, `${place}乱收钱`, `在${place}学车，教练又要收练车费，价格虚高。`),
      );
    expect(compare(fee, again)).toBeLessThan(named('柳荫驾校'));
  });

  it('holds villages of one name apart by their towns', () => {
    const lamps = (town: string, days: number): ClusterMessage =>
      createMessage(days, days, `${town}河湾村路灯`, `${town}河湾村的路灯坏了两个月，没有人修。`);
    const same = compare(lamps('柳荫镇', 50), lamps('柳荫镇', 51));
    expect(compare(lamps('柳荫镇', 50), lamps('青石镇', 51))).toBeLessThan(same - 2);
  });

  it('lets a group that disagrees by names weigh more than one pair that does not say', () => {
    const store = createStore();
    const draft = createDraft(store, vectors.words);
    const noise = (estate: string, days: number): ClusterMessage =>
      createMessage(days, days, `${estate}小区夜间施工扰民`, `${estate}小区旁边的工地夜间施工，吵得睡不着觉。`);
    for (const [i, estate] of ['柳湾江南', '柳湾江南', '柳湾江北', '柳湾江北'].entries())
      draft.add(noise(estate, 50 + i));
    for (const message of smallBoard) draft.add(message);
    draft.finish();
    const weights = weighTerms(store, settings, vectors, shares);
    const comparer = createComparer(readPairColumns(store, weights), weights, settings, trees);
    expect(comparer.groups([0], [1])).toBeGreaterThan(settings.threshold);
    expect(comparer.groups([0, 1], [2, 3])).toBeLessThan(settings.threshold);
  });

  it('is the same from both sides', () => {
    const [a, b] = [smallBoard[0]!, createMessage(60, 3, '云栖湖小区夜间施工', 'X3区云栖湖小区工地又通宵施工。')];
    expect(compare(a, b)).toBeCloseTo(compare(b, a), 5);
  });
});

describe('what the manifest states', () => {
  const folder = new URL('../../../models/issues/', import.meta.url);
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as {
    sha256: string;
    wordShares: { sha256: string };
    problems: { sha256: string };
    comparison: { sha256: string };
  };

  it('are the files beside it', () => {
    const hashOf = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(new URL(name, folder)))
        .digest('hex');
    expect(hashOf('word-vectors.bin')).toBe(manifest.sha256);
    expect(hashOf('problem-vectors.bin')).toBe(manifest.problems.sha256);
    expect(hashOf('word-shares.txt')).toBe(manifest.wordShares.sha256);
    expect(hashOf('pairs.json')).toBe(manifest.comparison.sha256);
  });
});
