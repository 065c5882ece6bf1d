import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../../../src/segment/places/gazetteer.ts';
import { createNameJudge, slotOfSign } from '../../../../src/segment/places/judge/name-judge.ts';
import { loadNameJudge, loadPieceFinder, namesVersion } from '../../../../src/segment/places/shipped-names.ts';
import { createPlaceFinder } from '../place-finder.ts';

const file = { slots: 8, scale: 0.5, bias: 0.25, threshold: 0, names: 1, others: 1 };

describe('createNameJudge', () => {
  it('sums the weights of signs', () => {
    const [one, other] = [slotOfSign(11, 8), slotOfSign(12, 8)];
    const weights = new Int8Array(8);
    weights[one] = 4;
    if (other !== one) weights[other] = -6;
    const judge = createNameJudge(file, weights);
    expect(judge.score([])).toBe(0.25);
    expect(judge.score([11])).toBe(2.25);
    expect(judge.score([11, 11])).toBe(4.25);
    expect(judge.score([12])).toBe(0.25 + 0.5 * weights[other]!);
  });

  it('refuses weights that do not fit', () => {
    expect(() => createNameJudge(file, new Int8Array(4))).toThrow(RangeError);
    expect(() => createNameJudge({ ...file, slots: 6 }, new Int8Array(6))).toThrow(RangeError);
  });
});

describe('the judge that the package ships', () => {
  it('is known by its version and has weights', () => {
    expect(namesVersion()).toMatch(/^[0-9a-f]{16}$/);
    expect(loadGazetteer().judge.threshold).toBe(loadNameJudge().threshold);
    const { common, judge } = loadPieceFinder();
    expect(common.has('我'.charCodeAt(0), '们'.charCodeAt(0))).toBe(true);
    expect(judge.threshold).not.toBe(loadNameJudge().threshold);
  });

  it.each([
    ['name', '汐岸花园的电梯坏了', '汐岸花园'],
    ['name', '沥川区松槐路的路灯不亮', '松槐路'],
    ['name', '举报蓝川热力公司不供热', '蓝川热力公司'],
    ['name', '我村槐荫小学没有操场', '槐荫小学'],
    ['kind', '希望在校门口建一座人行天桥', '人行天桥'],
    ['kind', '他们办不了住房公积金贷款', '住房公积金贷款'],
    ['kind', '村里到镇上没有一条水泥路', '水泥路'],
    ['kind', '离家不远就是垃圾中转站', '垃圾中转站'],
    ['kind', '昨天起热力公司不供热', '热力公司'],
  ])('tells a %s: %s', async (sort, text, span) => {
    const find = await createPlaceFinder();
    const found = find({ body: text }).filter(({ name }) => name.endsWith(span.slice(-2)));
    expect(found.map(({ type }) => type === 'general')).toEqual(found.map(() => sort === 'kind'));
    expect(found.map(({ name }) => name)).toContain(span);
  });
});
