import { describe, expect, it } from 'vitest';
import { findDangers } from '../../../src/aggregate/critical/dangers.ts';
import { type CriticalMessage, groupCritical } from '../../../src/aggregate/critical/group-critical.ts';
import { isSamePlace, isTelling } from '../../../src/aggregate/critical/same-place.ts';

function message(hour: number, rest: Partial<CriticalMessage> = {}): CriticalMessage {
  const day = Math.floor(hour / 24);
  return { hour, day, nth: day + 1, issueId: null, region: '甲区', places: ['云栖新村'], dangers: ['water'], ...rest };
}

describe('critical messages', () => {
  it('of one place and danger are one event within 48 hours of the one before', () => {
    const messages = [message(0), message(40), message(88), message(137)];
    expect(groupCritical(messages, 7)).toEqual([1, 1, 1, 2]);
    // What is read later changes nothing of what was told.
    expect(groupCritical(messages.slice(0, 2), 7)).toEqual([1, 1]);
  });

  it('are of one event where one place of several is the same', () => {
    const [both, second] = [{ places: ['云栖新村', '石桥苑'] }, { places: ['石桥苑'] }];
    expect(groupCritical([message(0), message(1, both), message(2, second), message(3)], 7)).toEqual([1, 1, 1, 1]);
  });

  it('of another place, danger or region are another one', () => {
    const others = [{ places: ['石桥苑'] }, { dangers: ['gas'] }, { region: '乙区' }, { dangers: [] }];
    for (const other of others) expect(groupCritical([message(0), message(1, other)], 7)).toEqual([1, 2]);
  });

  it('of a region without a place are one event where the danger hits many, and the region is known', () => {
    const of = (rest: Partial<CriticalMessage>) => groupCritical([message(0, rest), message(1, rest)], 7);
    const bare = { places: [] };
    expect(of(bare)).toEqual([1, 1]);
    expect(of({ ...bare, dangers: ['suicide'] })).toEqual([1, 2]);
    expect(of({ ...bare, region: '未知' })).toEqual([1, 2]);
  });

  it('follow their issue first, as long as it goes on, and join no two events', () => {
    const issue = { issueId: 'I1', dangers: [] };
    const messages = [message(0), message(1, { ...issue, places: ['石桥苑'] }), message(2, { issueId: 'I1' })];
    expect(groupCritical(messages, 7)).toEqual([1, 2, 2]);
    expect(groupCritical([message(0, issue), message(24 * 7, issue)], 7)).toEqual([1, 1]);
    expect(groupCritical([message(0, issue), message(24 * 8, issue)], 7)).toEqual([1, 2]);
  });
});

it('names that begin alike are of one place, unless that is what any town has, or the name of the region', () => {
  for (const other of ['云栖新村', '云栖小学', '云栖片区', '云栖'])
    expect(isSamePlace('云栖新村', other, '甲区')).toBe(true);
  expect(isSamePlace('蓝川云栖府', '云栖府', '甲区')).toBe(true);
  expect(isSamePlace('第一小学', '第二小学', '甲区')).toBe(false);
  expect(isSamePlace('第一小学', '第一中学', '甲区')).toBe(false);
  expect(isSamePlace('汐岸大道', '汐岸花园', '汐岸区')).toBe(false);
  expect(isSamePlace('东门口', '东关', '甲区')).toBe(false);
  expect(isTelling('实验小学')).toBe(false);
});

it('dangers are those of the title, or of the text where it says none', () => {
  expect(findDangers('家里断水了', '变压器烧了')).toEqual(['water']);
  expect(findDangers('快来人', '楼道里全是煤气味，有人晕倒')).toEqual(['gas']);
  expect(findDangers('请打来电话', '谁管')).toEqual([]);
  expect(findDangers('最近气温低', '谁管')).toEqual([]);
});
