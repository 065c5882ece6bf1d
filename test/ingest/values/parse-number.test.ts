import { describe, expect, it } from 'vitest';
import { parseCount, parseGrade } from '../../../src/ingest/values/parse-number.ts';

describe('parseCount', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['1,234', 1234],
    ['\u200b12', 12],
    ['12.0', 12],
    ['１２', 12],
    ['1.2万', 12_000],
    ['15次', 15],
    ['2147483647', 2_147_483_647],
  ])('reads %s', (text, value) => {
    expect(parseCount(text)).toBe(value);
  });

  it.each(['abc', '-1', '1.5', '', '99999999999', '2147483648', '21.5亿', '1e5', '12 或 13'])('refuses %s', (text) => {
    expect(parseCount(text)).toBeNull();
  });
});

describe('parseGrade', () => {
  it.each([
    ['5', 5],
    ['4.5', 4.5],
    ['5分', 5],
    ['4星', 4],
    ['80%', 80],
  ])('reads %s', (text, value) => {
    expect(parseGrade(text)).toBe(value);
  });

  it.each(['好', '-2', ''])('refuses %s', (text) => {
    expect(parseGrade(text)).toBeNull();
  });
});
