import { indexNames, scanNames } from '../names/learn-names.ts';
import { populationWords } from './populations.ts';
import { matterOf } from './problem-lexicon.ts';

/** Segmenters know shorter words as words; found in a text, many would be the end of one and the beginning of another (路过街道). */
const leastLength = 3;
/** Who writes at length comes to the matter first. */
const readLength = 240;

const index = indexNames(
  new Set([...populationWords, ...matterOf.keys()].filter(({ length }) => length >= leastLength)),
);

/**
 * Words for groups of people and for matters near the beginning of a text, each once, however the segmenter cut them (网格 and 员,
 * 充电 and 桩): without this a fourth of those lists would stand for nothing.
 */
export function listLexiconWords(text: string): ReadonlySet<string> {
  return new Set(scanNames(text.slice(0, readLength), index));
}
