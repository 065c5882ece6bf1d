import { expect, it } from 'vitest';
import { fitCell, guardFormula } from '../../../src/aggregate/export/cell.ts';

it('cuts a text at what a cell takes, says how long it is, and halves no character', () => {
  const limit = 32_767;
  expect(fitCell('字'.repeat(limit))).toBe('字'.repeat(limit));
  const cut = fitCell('𠮷'.repeat(limit));
  expect(cut.length).toBeLessThanOrEqual(limit);
  expect(cut).toMatch(/𠮷……（全文 65534 字）$/u);
});

it('guards what begins as a formula, and nothing else', () => {
  expect(['=1', '+1', '-1', '@a', '\t=1', '\r=1'].map(guardFormula)).toEqual([
    "'=1",
    "'+1",
    "'-1",
    "'@a",
    "'\t=1",
    "'\r=1",
  ]);
  expect(guardFormula('a=1')).toBe('a=1');
});
