import { describe, expect, it } from 'vitest';
import { countNearCopies } from '../../data/compare/near-copies.ts';
import { dateOf, dayOf, dayWeight } from '../../data/generator/calendar.ts';
import { aliasPicker, weightedPicker } from '../../data/generator/dice.ts';
import { excelSerial } from '../../data/generator/formats/xlsx.ts';
import { bankCardNumber, identityNumber, mobileNumber, vehiclePlate } from '../../data/generator/personal-data.ts';
import { createRandom } from '../../src/core/effects.ts';

describe('personal data', () => {
  const random = createRandom(11);

  it('has valid check digits', () => {
    for (let i = 0; i < 50; i++) {
      const identity = identityNumber(random);
      const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
      const sum = [...identity].reduce(
        (total, char, at) => total + (char === 'X' ? 10 : Number(char)) * (weights[at] as number),
        0,
      );
      expect(sum % 11, identity).toBe(1);
      const digits = [...bankCardNumber(random)].reverse().map(Number);
      const luhn = digits.reduce(
        (total, digit, at) => total + (at % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2),
        0,
      );
      expect(luhn % 10).toBe(0);
    }
  });

  it('has the form of its kind', () => {
    expect(mobileNumber(random)).toMatch(/^1[3-9]\d{9}$/u);
    expect(vehiclePlate(random)).toMatch(/^\p{Script=Han}[A-Z][A-Z\d]{5,6}$/u);
  });
});

describe('dice', () => {
  it.each([
    ['weightedPicker', weightedPicker],
    ['aliasPicker', aliasPicker],
  ])('%s draws in proportion to the weights', (_, make) => {
    const draw = make(['a', 'b', 'c', 'd'], (item) => ({ a: 1, b: 2, c: 0, d: 7 })[item] ?? 0);
    const random = createRandom(3);
    const counts = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      const item = draw(random);
      counts.set(item, (counts.get(item) ?? 0) + 1);
    }
    expect(counts.get('c')).toBeUndefined();
    expect((counts.get('a') as number) / 20_000).toBeCloseTo(0.1, 1);
    expect((counts.get('d') as number) / 20_000).toBeCloseTo(0.7, 1);
  });
});

describe('calendar', () => {
  it('rests at weekends and festivals and works on make-up days', () => {
    const weight = (date: string) => dayWeight(dayOf(date));
    expect(weight('2024-03-09')).toBeLessThan(weight('2024-03-11'));
    expect(weight('2024-02-12')).toBeLessThan(weight('2024-02-19') * 0.6);
    expect(weight('2024-02-04')).toBeGreaterThan(weight('2024-01-28'));
    expect(dateOf(dayOf('2024-02-29') + 1)).toBe('2024-03-01');
  });

  it('writes Excel serials', () => {
    expect(excelSerial('2024-02-28 12:00:00')).toBe(45350.5);
  });
});

describe('countNearCopies', () => {
  const long = '我们小区门口的路已经挖开了三个月一直没有人来恢复每天出门都是一身泥希望有关单位尽快把路修好谢谢领导';

  it('counts both of a near pair and leaves unlike texts alone', () => {
    expect(
      countNearCopies([long, `${long}！再次反映。`, '完全不同的一段话，说的是图书馆晚上能不能多开两个小时。']),
    ).toBe(2);
  });

  it('takes punctuation for nothing and short texts for unlike', () => {
    expect(countNearCopies(['一，二。三！四', '一二三四', '好'])).toBe(2);
    expect(countNearCopies(['好', '好'])).toBe(0);
  });
});
