import { describe, expect, it } from 'vitest';
import type { ClusterMessage } from '../../../src/cluster/contract.ts';
import { readPairColumns } from '../../../src/cluster/pairs/pair-columns.ts';
import {
  createPairParts,
  createPairReader,
  type PairFeature,
  pairFeatureNames,
} from '../../../src/cluster/pairs/pair-features.ts';
import { readShares } from '../../../src/cluster/semantics/word-shares.ts';
import { readIssueVectors } from '../../../src/cluster/semantics/word-vectors.ts';
import { issueSettings } from '../../../src/cluster/settings.ts';
import { createDraft } from '../../../src/cluster/store/draft.ts';
import { createStore } from '../../../src/cluster/store/store.ts';
import { weighTerms } from '../../../src/cluster/store/weights.ts';
import { createMessage, smallBoard } from '../small-board.ts';

const vectors = readIssueVectors();

/** Features of two messages among the others of the small board, by name, from either side. */
function readBoth(a: ClusterMessage, b: ClusterMessage) {
  const store = createStore();
  const draft = createDraft(store, vectors.words);
  for (const message of [a, b, ...smallBoard]) draft.add(message);
  draft.finish();
  const weights = weighTerms(store, issueSettings.parse({}), vectors, readShares());
  const columns = readPairColumns(store, weights);
  const parts = createPairParts(columns, weights);
  const read = createPairReader(columns, weights, parts);
  const named = (values: Float64Array) =>
    Object.fromEntries(pairFeatureNames.map((name, i) => [name, values[i]!])) as Record<PairFeature, number>;
  return { there: named(read(0, 1)), back: named(read(1, 0)), overlap: { ...parts.overlap(0, 1) }, parts, weights };
}

const lift = (place: string, days = 0): ClusterMessage =>
  createMessage(50, days, `${place}电梯困人`, `${place}3号楼的电梯多次困人，有老人被关在里面。`);
const fees = (place: string): ClusterMessage =>
  createMessage(51, 12, `${place}物业费涨价`, `${place}的物业没有征求意见就把物业费涨了一倍。`);

describe('createPairReader', () => {
  it('reads the same from both sides', () => {
    const { there, back } = readBoth(lift('X3县柳荫雅苑'), fees('柳荫雅苑'));
    expect(back).toEqual(there);
  });

  it('gives each feature what it is called after', () => {
    const inX = { ...lift('X3县柳荫雅苑'), namePieces: '鸿栎 栎澜' };
    const other = createMessage(
      51,
      12,
      'X3县柳荫雅苑、金桂花园电梯',
      '柳荫雅苑电梯老是坏，物业费又涨，金桂花园也一样。',
    );
    const { there, overlap, parts, weights } = readBoth(inX, { ...other, namePieces: '鸿栎 栎澜' });
    expect(there).toMatchObject({
      cosine: overlap.cosine,
      place: overlap.place,
      problem: overlap.problem,
      rare: overlap.rare,
      nameMatter: overlap.nameMatter,
      area: overlap.area,
      titleNames: overlap.names,
      titlePlace: overlap.placeCover,
      titleProblem: overlap.problemCover,
      matters: parts.agreement.matters(0, 1),
      meaning: parts.agreement.meaning(0, 1),
      kindsByWords: parts.agreement.words(0, 1),
      kindsOfAsks: parts.agreement.asks(0, 1),
      fewerTitleNames: Math.min(weights.titleNames[0]!, weights.titleNames[1]!),
      moreTitleNames: Math.max(weights.titleNames[0]!, weights.titleNames[1]!),
      ownTitles: 2,
      areas: 1,
    });
    // Each differs from its neighbour here: none can stand in another's place.
    expect(new Set([there.titlePlace, there.titleProblem, there.matters, there.meaning, there.cosine]).size).toBe(5);
    expect(there.moreTitleNames).toBeGreaterThan(there.fewerTitleNames);
    expect(there.greaterName).toBeGreaterThanOrEqual(there.lesserName);
    expect(there.pieces).toBeGreaterThan(1);
  });

  it('tells place, problem and time apart', () => {
    const otherProblem = readBoth(lift('柳荫雅苑'), fees('柳荫雅苑')).there;
    const otherPlace = readBoth(lift('柳荫雅苑'), { ...lift('金桂花园', 12), key: fees('').key }).there;
    expect(otherProblem.place).toBeGreaterThan(otherPlace.place);
    expect(otherProblem.nameMatter).toBeGreaterThan(0);
    expect(otherPlace.nameMatter).toBe(0);
    expect(otherPlace.problem).toBeGreaterThan(otherProblem.problem);
    expect(otherPlace.kindsByWords).toBeGreaterThan(otherProblem.kindsByWords);
    expect(otherProblem.days).toBeCloseTo(12, 0);
    // What either names tells, in common or not.
    expect(otherPlace.lesserName).toBeGreaterThan(0);
  });

  it('tells counties, cities and regions that exclude each other', () => {
    const { there } = readBoth(
      { ...lift('X3县柳荫雅苑'), region: 'X3县' },
      { ...fees('Y5县柳荫雅苑'), region: 'Y5县' },
    );
    expect(there).toMatchObject({ otherArea: 1, otherCity: 1, region: -1, area: 0, areas: 1 });
    const same = readBoth({ ...lift('X3县柳荫雅苑'), region: 'X3县' }, { ...fees('X3县柳荫雅苑'), region: 'X3县' });
    expect(same.there).toMatchObject({ otherArea: 0, otherCity: 0, region: 1 });
    expect(same.there.area).toBeGreaterThan(0);
    expect(readBoth({ ...lift('柳荫雅苑'), region: null }, fees('柳荫雅苑')).there.region).toBe(0);
  });

  it('tells one author, and what has no title of its own', () => {
    const written = (author: string | null) => ({ ...lift('柳荫雅苑'), author });
    expect(readBoth(written('甲'), { ...fees('柳荫雅苑'), author: '甲' }).there.author).toBe(1);
    expect(readBoth(written('甲'), { ...fees('柳荫雅苑'), author: '乙' }).there.author).toBe(0);
    expect(readBoth(written(null), { ...fees('柳荫雅苑'), author: null }).there.author).toBe(0);
    const untitled = readBoth({ ...lift('柳荫雅苑'), hasOwnTitle: false }, fees('柳荫雅苑')).there;
    expect(untitled.ownTitles).toBe(1);
  });

  it('takes unlike kinds for granted where nothing is known of them', () => {
    const { there } = readBoth(lift('柳荫雅苑'), { ...fees('柳荫雅苑'), askKinds: '' });
    expect(there.kindsOfAsks).toBe(0.2);
    const foreign = createMessage(51, 12, 'лифт', 'лифт не работает');
    expect(readBoth(lift('柳荫雅苑'), foreign).there.kindsByWords).toBe(0.35);
  });
});
