import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../../../src/segment/places/gazetteer.ts';
import type { NameJudge } from '../../../../src/segment/places/judge/name-judge.ts';
import { findPieces, listPairs, pieceLimit } from '../../../../src/segment/places/pieces/find-pieces.ts';
import type { PairFilter } from '../../../../src/segment/places/pieces/pair-filter.ts';
import { loadPieceFinder } from '../../../../src/segment/places/shipped-names.ts';
import { createSegmenter, segmentMessage } from '../../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();
const shippedFinder = loadPieceFinder();
const read = (title: string, body: string) => segmentMessage(segmenter, { title, body });
const none: ReadonlySet<string> = new Set();
const all: NameJudge = { threshold: 0, score: () => 1 };

/** Everything is common but pairs with one of these characters. */
function allBut(rare: string): PairFilter {
  const units = new Set([...rare].map((character) => character.charCodeAt(0)));
  return { has: (first, second) => !units.has(first) && !units.has(second) };
}

function shipped(title: string, body: string): string[] {
  const message = read(title, body);
  return findPieces(message, findPlaces(message, gazetteer), shippedFinder).split(' ');
}

describe('findPieces', () => {
  it('finds pieces of a name whose borders nothing tells, and none in plain words', () => {
    const one = shipped('鸿栎澜岸产权证问题', '关于鸿栎澜岸的两证问题，已经反映过很多次了。');
    const other = shipped('买的房子没有证算不算违法', '我们住鸿栎澜岸二组团，房子住了好几年，就是拿不到红本本。');
    // In a title the name itself is found, in a body its pieces alone.
    expect(one).toContain('+鸿栎');
    expect(other).toContain('鸿栎');
    expect(shipped('小区路灯坏了', '小区门口的路灯坏了半年没有人修，晚上出门看不见路，希望尽快处理。')).toEqual(['']);
  });

  it('marks those inside a name that was found, and leaves out those inside administrative names', () => {
    const message = read('', '栎澜花园停水');
    const name = { name: '栎澜花园', field: 'body', start: 0, end: 4 } as const;
    const own = { common: allBut('栎澜'), phrases: none, judge: all };
    expect(findPieces(message, [{ ...name, type: 'estate' }], own)).toBe('+栎澜 +澜花');
    expect(findPieces(message, [{ ...name, type: 'region' }], own)).toBe('');
    expect(findPieces(message, [{ ...name, type: 'general' }], own)).toBe('栎澜 澜花');
  });

  it('takes no pair of an idiom for a piece', () => {
    const message = read('', '一问就一筹莫展，没人管');
    const phrases = new Set(['一筹莫展']);
    const own = { common: allBut('筹莫'), judge: all };
    expect(findPieces(message, [], { ...own, phrases: none })).toContain('筹莫');
    expect(findPieces(message, [], { ...own, phrases })).toBe('');
    expect(shippedFinder.phrases.has('一筹莫展')).toBe(true);
  });

  it('takes no pair for a piece that the judge does not, by the mean of its occurrences', () => {
    const scores = [3, -5, 1];
    const judge: NameJudge = { threshold: 0, score: () => scores.shift()! };
    expect(findPieces(read('', '栎，甲栎，甲栎，乙栎'), [], { common: allBut('栎'), phrases: none, judge })).toBe(
      '乙栎',
    );
  });

  it('keeps the likeliest where there are too many', () => {
    const body = Array.from({ length: 20 }, (_, i) => `栎${String.fromCharCode(0x4e00 + i)}`).join('，');
    let score = 0;
    const judge: NameJudge = { threshold: 0, score: () => score++ };
    const pieces = findPieces(read('', body), [], { common: allBut('栎'), phrases: none, judge }).split(' ');
    expect(pieces).toHaveLength(pieceLimit);
    expect(pieces[0]).toBe(`栎${String.fromCharCode(0x4e00 + 19)}`);
  });
});

describe('listPairs', () => {
  it('gives offsets in the stored text, whatever was folded before', () => {
    const { unnamed } = listPairs(read('', 'ＡＢ㎡栎澜'), [], { common: allBut('栎澜'), phrases: none });
    expect(unnamed.map(({ pair, start }) => [pair, start])).toEqual([['栎澜', 3]]);
  });

  it('reads the beginning of a long text only', () => {
    const { unnamed } = listPairs(read('', `${'路灯。'.repeat(200)}栎澜`), [], {
      common: allBut('栎澜'),
      phrases: none,
    });
    expect(unnamed).toEqual([]);
  });
});
