import { describe, expect, it } from 'vitest';
import { goldIssuesSchema, printIssueScores, scoreIssues } from '../../../src/cluster/evaluate/evaluate-issues.ts';

describe('scoreIssues', () => {
  it('gives 1 to equal groups, whatever their order', () => {
    const { b3, pairwise } = scoreIssues(
      [
        ['a', 'b'],
        ['c', 'd', 'e'],
      ],
      [
        ['e', 'd', 'c'],
        ['b', 'a'],
      ],
    );
    expect([b3.f, pairwise.f]).toEqual([1, 1]);
  });

  it('counts by hand', () => {
    // Gold: abc, de. Predicted: ab, cde. B³: precision (1+1+1/3+2/3+2/3)/5, recall (2/3+2/3+1/3+1+1)/5.
    const { b3, pairwise, messages } = scoreIssues(
      [
        ['a', 'b', 'c'],
        ['d', 'e'],
      ],
      [
        ['a', 'b'],
        ['c', 'd', 'e'],
      ],
    );
    expect(messages).toBe(5);
    expect(b3.precision).toBeCloseTo(11 / 15, 10);
    expect(b3.recall).toBeCloseTo(11 / 15, 10);
    expect(pairwise.precision).toBeCloseTo(2 / 4, 10);
    expect(pairwise.recall).toBeCloseTo(2 / 4, 10);
  });

  it('counts messages that only one side groups', () => {
    const { b3, messages } = scoreIssues([['a', 'b']], [['c', 'd']]);
    expect(messages).toBe(4);
    expect(b3.precision).toBeCloseTo((1 + 1 + 0.5 + 0.5) / 4, 10);
    expect(b3.recall).toBeCloseTo((0.5 + 0.5 + 1 + 1) / 4, 10);
  });

  it('takes excluded messages out of both sides before anything is counted', () => {
    const { b3, messages } = scoreIssues(
      [['a', 'b']],
      [
        ['a', 'b', 'x'],
        ['x2', 'c'],
      ],
      ['x', 'x2'],
    );
    expect(messages).toBe(2);
    expect(b3.f).toBe(1);
  });

  it('lists merges and splits, the worst first', () => {
    const scores = scoreIssues(
      [
        ['a', 'b', 'c', 'd'],
        ['e', 'f'],
      ],
      [
        ['a', 'b'],
        ['c', 'd', 'e', 'f'],
      ],
    );
    expect(scores.splits[0]?.parts.map((part) => part.length)).toEqual([2, 2]);
    expect(scores.merges[0]?.pairs).toBe(4);
    expect(printIssueScores(scores, (id) => `题${id}`)).toContain('4 wrong pairs');
  });

  it('reads gold files with more fields than are needed', () => {
    expect(goldIssuesSchema.parse({ note: '', issues: [{ name: 'x', place: 'y', ids: ['1', '2'] }] }).exclude).toEqual(
      [],
    );
  });
});
