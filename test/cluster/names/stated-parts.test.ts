import { describe, expect, it } from 'vitest';
import {
  fillPartSlots,
  findParts,
  partSlots,
  stateOtherParts,
  stateSameBranch,
} from '../../../src/cluster/names/stated-parts.ts';
import type { Place } from '../../../src/core/message.ts';

const partsOf = (body: string, places: readonly Place[] = []): string[] => findParts('', body, places);

const place = (name: string, start: number, type = 'company'): Place => ({
  name,
  type,
  field: 'body',
  start,
  end: start + name.length,
});

/** Whether two texts state other parts. */
const differ = (...bodies: readonly [string, string]): boolean => {
  const slots = new Uint32Array(2 * partSlots);
  for (const [i, body] of bodies.entries()) {
    const line = partsOf(body).map((part) => `s:${part}`);
    fillPartSlots(['p:云栖苑', ...line, 't:电梯'].join(' '), slots.subarray(i * partSlots, (i + 1) * partSlots));
  }
  return stateOtherParts(slots, 0, 1);
};

describe('parts of places that texts state', () => {
  it.each([
    ['云栖苑二期3栋电梯坏了', ['期2']],
    ['云栖苑第2期', ['期2']],
    ['云栖苑一、二期都没有水', ['期1', '期2']],
    ['云栖苑一期和三期', ['期1', '期3']],
    ['云栖苑一二期', ['期1', '期2']],
    ['云栖苑二期和三期中间的路', ['期2', '期3']],
    ['二期中考模拟', []],
    ['道路一期项目', []],
    ['分三期付款，还了12期', []],
    ['第二期培训班', []],
    ['栎大沐榆校区没热水', ['区沐榆', '区榆']],
    ['沐湖校区', ['区沐湖']],
    ['栎康医院东院区', ['区东']],
    ['栎康东院夜里没有儿科', ['区东']],
    ['桨桥站c出口扶梯停了', ['口C']],
    ['usb-c口', []],
    ['栎动健身（澜桨店）关门', ['店澜桨', '闭']],
    ['隔壁一期的同事孩子走路就到', []],
    ['医生都调去别的院区了', []],
    ['栎康医院新院区', ['新新']],
  ])('in %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    ['云栖苑一期的水发黄', '二期早就通了新水管', ['期1']],
    ['云栖苑B区没有暖气', '云栖苑A区昨天就热了', ['苑B']],
    ['云栖苑3栋没有暖气', '云栖苑二期都不热', ['期2']],
  ])('in the title %s before those of the body', (title, body, parts) => {
    const estate = place('云栖苑', 0, 'estate');
    expect(findParts(title, body, [{ ...estate, field: 'title' }, estate])).toEqual(parts);
  });

  it.each([
    ['云栖苑A区3栋没有暖气', ['苑A']],
    ['云栖苑b区、云栖苑北区', ['苑B', '向北']],
    ['云栖苑（东区）', ['向东']],
    ['云栖苑西区域规划', []],
    ['云栖苑车库B区', []],
  ])('are quarters right behind the name of an estate: %s', (text, parts) => {
    const places = [...text.matchAll(/云栖苑/g)].map(({ index }) => place('云栖苑', index, 'estate'));
    expect(partsOf(text, places)).toEqual(parts);
  });

  it('are branches behind the name of a firm', () => {
    expect(partsOf('栎动健身澜桨汇店', [place('栎动健身', 0), place('澜桨汇店', 4)])).toEqual(['店澜桨']);
    expect(partsOf('栎动健身旁边老灶烧烤店', [place('栎动健身', 0), place('老灶烧烤店', 6)])).toEqual([]);
  });

  it.each([
    ['another stage', '云栖苑一期', '云栖苑二期', true],
    ['the same one', '云栖苑2期', '云栖苑二期', false],
    ['none, which may be any', '云栖苑', '云栖苑二期', false],
    ['both', '云栖苑一期和二期', '云栖苑二期', false],
    ['a part of another sort', '云栖苑一期', '沐榆校区', false],
    ['another exit', '桨桥站B口', '桨桥站C口', true],
    ['a site of which some leave out the end', '栎康医院沐水院区', '栎康医院沐水新城院区', false],
    ['another branch of a firm', '栎动健身（澜桨店）太吵', '栎动健身（木榆店）太吵', true],
    ['another branch of a firm that closes', '栎动健身（澜桨店）跑路了', '栎动健身（木榆店）不退费', false],
    ['the new site, which may lie there', '栎康医院新院区', '栎康医院东院区', false],
    ['another site of one end', '栎大东湖校区', '栎大南湖校区', true],
    ['the site whose name some spell otherwise', '木榆校区', '栎大沐榆校区', false],
  ])('tell two texts apart or not where one states %s', (_, a, b, isOther) => {
    expect(differ(a, b)).toBe(isOther);
    expect(differ(b, a)).toBe(isOther);
  });

  it('tell two texts apart by quarters of one sort alone', () => {
    const slots = new Uint32Array(3 * partSlots);
    for (const [i, line] of ['s:苑A', 's:苑B', 's:向北'].entries()) {
      fillPartSlots(line, slots.subarray(i * partSlots, (i + 1) * partSlots));
    }
    expect(stateOtherParts(slots, 0, 1)).toBe(true);
    expect(stateOtherParts(slots, 0, 2)).toBe(false);
  });

  it('are one branch, but no one stage, that tells a spot', () => {
    const slots = new Uint32Array(3 * partSlots);
    for (const [i, line] of ['s:店澜桨 s:期1', 's:店澜桨', 's:期1'].entries()) {
      fillPartSlots(line, slots.subarray(i * partSlots, (i + 1) * partSlots));
    }
    expect(stateSameBranch(slots, 0, 1)).toBe(true);
    expect(stateSameBranch(slots, 0, 2)).toBe(false);
  });
});
