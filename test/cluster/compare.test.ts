import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Comparer, createComparer } from '../../src/cluster/compare.ts';
import type { ClusterMessage } from '../../src/cluster/contract.ts';
import { readShares } from '../../src/cluster/semantics/word-shares.ts';
import { readIssueVectors } from '../../src/cluster/semantics/word-vectors.ts';
import { issueSettings } from '../../src/cluster/settings.ts';
import { createDraft, createStore } from '../../src/cluster/store.ts';
import { weighTerms } from '../../src/cluster/weights.ts';
import { createMessage, smallBoard } from './small-board.ts';

const settings = issueSettings.parse({});
const vectors = readIssueVectors();
const shares = readShares();

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
  return createComparer(store, weighTerms(store, used, vectors, shares), used);
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
    const without = issueSettings.parse({ coefficients: { kindsAtName: 0 } });
    expect(compare(a, b, without)).toBeLessThan(settings.possibleThreshold);
    expect(shares(a, b, without)).toBe(true);
    expect(shares(a, b, { ...without, possibleMatter: 1 })).toBe(true);
    expect(shares(a, b, { ...without, possibleKinds: 1 })).toBe(true);
    expect(shares(a, b, { ...without, possibleMatter: 1, possibleKinds: 1 })).toBe(false);
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

  it('says the same just after the pair was compared as alone', () => {
    const comparer = comparerOf(lift('石桨苑小区'), shaking('石桨苑小区'));
    const alone = comparer.sharesMatter(0, 1);
    comparer.pair(0, 2);
    comparer.pair(0, 1, settings.possibleThreshold);
    expect(comparer.sharesMatter(0, 1)).toBe(alone);
  });
});

describe('createComparer', () => {
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

  it('brings together what is told in other words of one place', () => {
    const grill = createMessage(50, 50, '柳荫雅苑楼下烧烤店油烟扰民', '柳荫雅苑楼下的烧烤店油烟熏人，窗户都不敢打开。');
    const stall = createMessage(
      51,
      60,
      '柳荫雅苑夜宵摊吵到半夜',
      '每天半夜还有人喝酒划拳，柳荫雅苑的住户无法入睡，餐馆的排烟也呛人。',
    );
    const lift = createMessage(51, 60, '柳荫雅苑电梯困人', '柳荫雅苑的电梯一个月坏了八次，昨天又把老人关在里面。');
    const without = issueSettings.parse({ coefficients: { kindsAtName: 0 } });
    expect(compare(grill, stall, without)).toBeLessThan(settings.threshold);
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
    expect(compare(at(lift, '+鸿栎'), at(shaking, '+鸿栎'))).toBe(compare(lift, shaking));
    // Counties that exclude each other have estates of one name.
    const inX = createMessage(50, 50, '电梯困人', 'X3县楼里的电梯多次困人，有老人被关在里面。');
    const inY = createMessage(51, 120, '求检测', 'Y5县升降梯下坠抖动，关门夹人，年检早就过期。');
    expect(compare(at(inX, two), at(inY, two))).toBe(compare(inX, inY));
    // One piece is less than two: the kinds have to agree by more.
    const doubting = issueSettings.parse({ coefficients: { piecesDoubt: 1 } });
    expect(compare(at(lift, '鸿栎'), at(shaking, '鸿栎'), doubting)).toBe(compare(lift, shaking, doubting));
    expect(compare(at(lift, '鸿栎'), at(shaking, '鸿栎'))).toBeGreaterThan(settings.threshold);
  });

  it('asks what both are like as well as which kind of problem their words tell', () => {
    const lift = createMessage(50, 50, '柳荫雅苑电梯困人', '柳荫雅苑3号楼的电梯多次困人，有老人被关在里面。');
    const shaking = createMessage(51, 120, '求检测', '柳荫雅苑升降梯下坠抖动，关门夹人，年检早就过期。');
    const unlike = { ...shaking, askKinds: '0:100' };
    expect(compare(lift, unlike)).toBeLessThan(compare(lift, shaking) - 2);
    // By words alone where one is like none that is known, as in parts of earlier versions.
    const wordsAlone = issueSettings.parse({
      coefficients: { kindsAsked: 0, kindsFrom: 0.5 / 0.7721, kindsAtName: 40 * 0.7721 },
    });
    expect(compare(lift, { ...shaking, askKinds: '' })).toBeCloseTo(compare(lift, shaking, wordsAlone), 1);
  });

  it('believes less that two of one kind are one matter where the name is of a line, which has many', () => {
    const without = issueSettings.parse({ coefficients: { kindsAtName: 0 } });
    const gain = (place: string) => {
      const lift = createMessage(50, 50, `${place}电梯困人`, `${place}3号楼的电梯多次困人，有老人被关在里面。`);
      const shaking = createMessage(51, 120, '求检测', `${place}升降梯下坠抖动，关门夹人，年检早就过期。`);
      return compare(lift, shaking) - compare(lift, shaking, without);
    };
    expect(gain('轨道9号线')).toBeGreaterThan(0);
    expect(gain('轨道9号线')).toBeLessThan(gain('柳荫雅苑') / 2);
  });

  it('takes words of which no kind of problem is known for no other problem', () => {
    const lift = (days: number): ClusterMessage =>
      createMessage(days, days, '柳蔭雅苑小區電梯壞了', '柳蔭雅苑小區電梯壞了好幾次，請處理。');
    const without = issueSettings.parse({ coefficients: { kindsAtName: 0 } });
    expect(compare(lift(50), lift(51))).toBeGreaterThan(settings.threshold);
    expect(compare(lift(50), lift(51))).toBe(compare(lift(50), lift(51), without));
  });

  it('lets the floor of one kind of problem count nothing where the kinds themselves do not', () => {
    const grill = createMessage(50, 50, '柳荫雅苑楼下烧烤店油烟扰民', '柳荫雅苑楼下的烧烤店油烟熏人。');
    const lift = createMessage(51, 900, '柳荫雅苑电梯困人', '柳荫雅苑的电梯一个月坏了八次。');
    const used = (kindsFloor: number) => issueSettings.parse({ coefficients: { kindsAtName: 0, kindsFloor } });
    expect(compare(grill, lift, used(5))).toBe(compare(grill, lift, used(-5)));
  });

  it.each([
    {},
    { kinds: -8, kindsAtName: 0 },
    { kinds: 8 },
    { kindsAtName: -32 },
    { kindsFloor: 3 },
    { matters: -3, meaning: -3 },
  ])('finds the same from a floor up as without one: %o', (coefficients) => {
    const lamp = (place: string) => createMessage(50, 1, `${place}路灯不亮`, `${place}的路灯坏了两个月。`);
    const lift = createMessage(51, 1, '柳荫雅苑电梯困人', '柳荫雅苑的电梯多次困人，有老人被关在里面。');
    const used = issueSettings.parse({ coefficients, evidenceLimit: 20 });
    const comparer = comparerOf(lamp('柳荫雅苑'), lift, used);
    const missed: number[][] = [];
    for (let a = 0; a < smallBoard.length + 2; a += 1) {
      for (let b = 0; b < a; b += 1) {
        const score = comparer.pair(a, b);
        if (comparer.pair(a, b, score - 1e-6) !== score) missed.push([a, b]);
      }
    }
    expect(missed).toEqual([]);
  });

  it('leaves apart one problem at two places that a third name connects', () => {
    const one = createMessage(50, 50, '柳荫雅苑停工', '柳荫雅苑停工半年，我们在青石大厦开过会，没有结果。');
    const other = createMessage(51, 52, '金桂花园烂尾', '金桂花园烂尾了，业主去青石大厦问过，没人接待。');
    expect(compare(one, other)).toBeLessThan(settings.threshold);
  });

  it('takes a name of a kind for no place in common, however few name it', () => {
    const fee = createMessage(50, 50, '驾考中心收费', '驾考中心模拟考试每次收费三百元，太贵。');
    const again = createMessage(51, 60, '驾考中心乱收钱', '在驾考中心学车，教练又要收练车费，价格虚高。');
    const without = issueSettings.parse({ coefficients: { kindsAtName: 0 } });
    expect(compare(fee, again)).toBe(compare(fee, again, without));
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
    const comparer = createComparer(store, weighTerms(store, settings, vectors, shares), settings);
    expect(comparer.groups([0], [1])).toBeGreaterThan(settings.threshold);
    expect(comparer.groups([0, 1], [2, 3])).toBeLessThan(settings.threshold);
  });

  it('is the same from both sides', () => {
    const [a, b] = [smallBoard[0]!, createMessage(60, 3, '云栖湖小区夜间施工', 'X3区云栖湖小区工地又通宵施工。')];
    expect(compare(a, b)).toBeCloseTo(compare(b, a), 5);
  });
});

describe('what the manifest states', () => {
  const folder = new URL('../../models/issues/', import.meta.url);
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as {
    sha256: string;
    wordShares: { sha256: string };
    problems: { sha256: string };
    comparison: { coefficients: object };
  };

  it('are the coefficients in use', () => {
    expect(settings.coefficients).toEqual(manifest.comparison.coefficients);
  });

  it('are the files beside it', () => {
    const hashOf = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(new URL(name, folder)))
        .digest('hex');
    expect(hashOf('word-vectors.bin')).toBe(manifest.sha256);
    expect(hashOf('problem-vectors.bin')).toBe(manifest.problems.sha256);
    expect(hashOf('word-shares.txt')).toBe(manifest.wordShares.sha256);
  });
});
