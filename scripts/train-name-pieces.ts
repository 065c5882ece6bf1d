// Trains what tells whether a rare pair of characters stands inside a proper name (models/names/pieces.*), from names that readers listed:
//   npx tsx scripts/train-name-pieces.ts --names data/labels/listed-names.jsonl [--out DIR] MESSAGES…
// Prints how well pieces are told out of fold; writes the judge of all pairs where --out is given. Pairs are rare by models/names/pairs.bin, which
// scripts/count-common-pairs.ts makes of the same files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { averagePrecision } from '../bench/average-precision.ts';
import { foldOf, groupNearCopies } from '../src/classify/train/near-copies.ts';
import { readTexts, requireText } from '../src/classify/train/read-texts.ts';
import {
  type MarkedSpan,
  type ScoredSpan,
  scoreOutOfFold,
  trainNameJudge,
} from '../src/classify/train/train-name-judge.ts';
import type { SegmentedMessage } from '../src/core/message.ts';
import { findPlaces } from '../src/segment/places/find-places.ts';
import { loadGazetteer } from '../src/segment/places/gazetteer.ts';
import { listPairs } from '../src/segment/places/pieces/find-pieces.ts';
import { loadPieceFinder } from '../src/segment/places/shipped-names.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';
import { type ListedNames, readListedNames } from './listed-names.ts';

const training = { slots: 1 << 16, minimumSpans: 2, cost: 0.1, epochs: 60, tolerance: 0.02, seed: 1 };
const folds = 5;
/** Of the pairs that stand inside names so many are to be kept: two that speak of one place need only one in common. */
const keptShare = 0.95;

interface MarkedPair extends MarkedSpan {
  readonly src: string;
  readonly message: SegmentedMessage;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { names: { type: 'string', multiple: true, default: [] }, out: { type: 'string' } },
});
const texts = await readTexts(positionals);
const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();
const finder = loadPieceFinder();

/** The rare pairs of a message outside of what rules find. @returns throws where no file gives the message */
function markPairs({ src, id, names }: ListedNames): MarkedPair[] {
  const message = segmentMessage(segmenter, requireText(texts, src, id));
  const { unnamed } = listPairs(message, findPlaces(message, gazetteer), finder);
  return unnamed.map(({ field, start, signs }) => {
    const isName = names.some((name) => name.field === field && name.start <= start && name.end >= start + 2);
    return { src, message, signs, isName };
  });
}

type Scored = ScoredSpan<MarkedPair>;

function describe(name: string, sorted: readonly Scored[], threshold: number): string {
  const kept = sorted.filter(({ score }) => score >= threshold);
  const inside = (scored: readonly Scored[]): number => scored.filter(({ span }) => span.isName).length;
  const [all, found] = [inside(sorted), inside(kept)];
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    `${name}: ${sorted.length} rare pairs, ${all} inside names, average precision ${averagePrecision(sorted.map(({ score, span }) => ({ value: score, isRight: span.isName }))).toFixed(3)};`,
    `kept ${share(found, all)} of those inside names, ${share(kept.length - found, sorted.length - all)} of the others`,
  ].join(' ');
}

const pairs = values.names.flatMap(readListedNames).flatMap(markPairs);
// Near-copies of a message are in one fold, and so are all pairs of it.
const groups = groupNearCopies(pairs.map(({ message }) => message));
const outOfFold = scoreOutOfFold(pairs, folds, (i) => foldOf(groups[i]!, folds), training).sort(
  (a, b) => b.score - a.score,
);
const inside = outOfFold.filter(({ span }) => span.isName);
const threshold = Number(inside[Math.floor(keptShare * inside.length)]!.score.toFixed(3));
const isReal = ({ span }: Scored): boolean => !span.src.startsWith('written');
process.stdout.write(`${describe(`${folds}-fold, real messages`, outOfFold.filter(isReal), threshold)}\n`);
process.stdout.write(
  `${describe(
    `${folds}-fold, written`,
    outOfFold.filter((entry) => !isReal(entry)),
    threshold,
  )}\n`,
);
if (values.out !== undefined) {
  const { file, weights } = trainNameJudge(pairs, training);
  writeFileSync(join(values.out, 'pieces.json'), `${JSON.stringify({ ...file, threshold }, null, 2)}\n`);
  writeFileSync(join(values.out, 'pieces.bin'), weights);
}
