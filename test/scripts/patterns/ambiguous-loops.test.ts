import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findAmbiguousLoops } from '../../../scripts/patterns/ambiguous-loops.ts';

/** In the one loop of the program that needs what looks behind to be read in one way alone. */
const lookedBehind = '行不行?';

describe('loops of expressions', () => {
  it.each([
    ['alternatives that read the same', /^(?:ab|ab)*$/u, '(?:ab|ab)*'],
    ['one that is another with a word before it', /^(?:为民办事|多?为民?办事)+$/u, '(?:为民办事|多?为民?办事)+'],
    ['one that may be read as two', /(?:盼望|盼|望)+路/u, '(?:盼望|盼|望)+'],
    ['a character of a class that stands for itself, too', /(?:[哈呀]|呀)*$/u, '(?:[哈呀]|呀)*'],
    ['a loop of a loop', /^(?:实验|第?[一二]+)+$/u, '(?:实验|第?[一二]+)+'],
    ['loops within loops', /(?:[a-z]{1,8}区)+(?:[啊哦]|哦)*。/u, '(?:[啊哦]|哦)*'],
    ['parts of any length before an end that they hold', /(?:.{1,8}?路)+$/u, '(?:.{1,8}?路)+'],
  ])('are found: %s', (_what, pattern, loop) => {
    expect(findAmbiguousLoops(pattern)).toEqual([loop]);
  });

  it.each([
    ['alternatives that differ', /^(?:ab|ac|b)*$/u],
    ['a few of one kind', /^(?:a{1,3}b)*$/u],
    ['what is matched in one way alone', /^(?:(?=(?<one>盼望|盼|望))\k<one>)+$/u],
    ['nothing behind that could fail', /^(?:盼望|盼|望)+/u],
    ['only what may be absent behind', /(?:(?:盼望|盼|望)+啊?)?/u],
    ['what is repeated a few times alone', /^(?:ab|ab){2}$/u],
  ])('are told apart by %s', (_what, pattern) => {
    expect(findAmbiguousLoops(pattern)).toEqual([]);
  });

  it('read every text in one way alone, in all expressions of the program', { timeout: 120_000 }, () => {
    const script = fileURLToPath(new URL('../../../scripts/patterns/list-patterns.mjs', import.meta.url));
    const printed = execFileSync(process.execPath, [script], { maxBuffer: 100_000_000, encoding: 'utf8' });
    const patterns = JSON.parse(printed) as { file: string; source: string; flags: string }[];
    expect(patterns.length).toBeGreaterThan(1_000);
    expect(patterns.map(({ file }) => file)).toContain('models/urgency/hazards.json');
    const known = new Map();
    const found = patterns.flatMap((pattern) =>
      findAmbiguousLoops(pattern, known).map((loop) => ({ ...pattern, loop })),
    );
    expect(
      found.filter(({ loop }) => !loop.includes(lookedBehind)).map(({ file, loop }) => `${file}: ${loop}`),
    ).toEqual([]);
    // What looks behind tells its parts apart: it comes to an end.
    const { source, flags } = found.find(({ loop }) => loop.includes(lookedBehind))!;
    for (const part of ['行不行吗', '的些许问题', '有必要不', '提出的意见和', '可不可以不']) {
      expect(new RegExp(source, flags).test(`${part.repeat(60)}路`)).toBe(false);
    }
  });
});
