// Trains what tells proper names from names of kinds (models/names), from spans that a reader marked, and measures it on spans it did not see:
//   npx tsx scripts/train-name-judge.ts --labels data/labels/names.jsonl [--test data/labels/challenge-names.jsonl] [--out DIR] MESSAGES…
// Prints how well names are told, out of fold and on the test file; writes the judge of all spans where --out is given.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { foldOf, groupNearCopies } from '../src/classify/train/near-copies.ts';
import { readTexts, requireText } from '../src/classify/train/read-texts.ts';
import {
  type MarkedSpan,
  type ScoredSpan,
  scoreOutOfFold,
  scoreSpans,
  trainNameJudge,
} from '../src/classify/train/train-name-judge.ts';
import type { SegmentedMessage } from '../src/core/message.ts';
import { findCandidates } from '../src/segment/places/find-candidates.ts';
import { loadGazetteer } from '../src/segment/places/gazetteer.ts';
import { describeSurroundings } from '../src/segment/places/judge/judge-names.ts';
import { readNameSigns } from '../src/segment/places/judge/name-signs.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';

const training = { slots: 1 << 16, minimumSpans: 2, cost: 0.1, epochs: 60, tolerance: 0.02, seed: 1 };
const folds = 5;
/** Of proper names so many are to be kept. */
const keptShare = 0.99;

const markSchema = z.strictObject({
  src: z.string(),
  id: z.string(),
  field: z.enum(['title', 'body']),
  start: z.int(),
  end: z.int(),
  /** `part`: of a proper name, with borders amiss; `kind`: a kind of thing; `none`: nothing of the sort. */
  mark: z.enum(['name', 'part', 'kind', 'none']),
});
type Mark = z.infer<typeof markSchema>;

interface FoundSpan extends MarkedSpan {
  readonly src: string;
  readonly type: string;
  readonly name: string;
  readonly message: SegmentedMessage;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    labels: { type: 'string', multiple: true, default: [] },
    test: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
  },
});
const texts = await readTexts(positionals);
const segmenter = await createSegmenter(segmentSettings.parse({}));
// Without names that only a judge finds: what is learned does not depend on what was learned before.
const gazetteer = { ...loadGazetteer(), judge: { threshold: Number.POSITIVE_INFINITY, score: () => 0 } };

/**
 * The marked spans that are found as candidates, and how many are none any more.
 * @returns throws where a message is in none of the files: figures, and a judge, of a part of the marks would mean nothing
 */
function readSpans(files: readonly string[]): { readonly spans: FoundSpan[]; readonly missing: number } {
  const marks = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => markSchema.parse(JSON.parse(line))),
  );
  const byMessage = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = JSON.stringify([mark.src, mark.id]);
    byMessage.set(key, [...(byMessage.get(key) ?? []), mark]);
  }
  const spans = [...byMessage.values()].flatMap(findMarked);
  return { spans, missing: marks.length - spans.length };
}

/** The candidates among the marked spans of one message. */
function findMarked(marks: readonly Mark[]): FoundSpan[] {
  const { src, id } = marks[0]!;
  const message = segmentMessage(segmenter, requireText(texts, src, id));
  const fields = findCandidates(message, gazetteer);
  const surroundings = describeSurroundings(fields);
  return fields.flatMap(({ isTitle, text, segmented: { offsets }, names }, f) => {
    const stored = (offset: number): number => offsets?.[offset] ?? offset;
    return marks.flatMap(({ field, start, end, mark }) => {
      const i = names.findIndex((name) => stored(name.start) === start && stored(name.end) === end);
      if ((field === 'title') !== isTitle || i < 0) return [];
      const { name, type } = names[i]!;
      const signs = readNameSigns(text, names[i]!, surroundings[f]![i]!);
      return [{ src, type, name, message, signs, isName: mark === 'name' || mark === 'part' }];
    });
  });
}

type Scored = ScoredSpan<FoundSpan>;

/** Share of pairs of a name and another span in which the name scores higher. */
function areaUnderCurve(scored: readonly Scored[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let others = 0;
  let before = 0;
  for (const { span } of sorted) {
    if (span.isName) before += others;
    else others += 1;
  }
  return before / (others * (sorted.length - others));
}

function describe(name: string, scored: readonly Scored[], threshold: number): string {
  const share = (isName: boolean, type?: string): string => {
    const own = scored.filter(({ span }) => span.isName === isName && (type === undefined || span.type === type));
    const kept = own.filter(({ score }) => score >= threshold).length;
    return own.length === 0 ? 'none' : `${((100 * kept) / own.length).toFixed(1)} % of ${own.length}`;
  };
  const types = [...new Set(scored.map(({ span }) => span.type))].sort();
  return [
    `${name}: area under the curve ${areaUnderCurve(scored).toFixed(3)}; kept of names ${share(true)}, of others ${share(false)}`,
    ...types.map((type) => `  ${type.padEnd(9)} names ${share(true, type)}, others ${share(false, type)}`),
  ].join('\n');
}

const { spans, missing } = readSpans(values.labels);
process.stdout.write(`${spans.length} marked spans, ${missing} that are no candidates any more\n`);
// Near-copies of a message are in one fold, and so are all spans of it.
const groups = groupNearCopies(spans.map(({ message }) => message));
const outOfFold = scoreOutOfFold(spans, folds, (i) => foldOf(groups[i]!, folds), training);
const isReal = ({ span }: Scored): boolean => !span.src.startsWith('written');
const names = outOfFold.filter((entry) => isReal(entry) && entry.span.isName).map(({ score }) => score);
const threshold = Number(names.sort((a, b) => a - b)[Math.floor((1 - keptShare) * names.length)]!.toFixed(3));
process.stdout.write(`${describe(`${folds}-fold, real messages`, outOfFold.filter(isReal), threshold)}\n`);
process.stdout.write(
  `${describe(
    `${folds}-fold, written`,
    outOfFold.filter((entry) => !isReal(entry)),
    threshold,
  )}\n`,
);
if (values.test.length > 0) {
  const scored = scoreSpans(spans, readSpans(values.test).spans, training);
  const trained = new Set(spans.map(({ name }) => name));
  process.stdout.write(`${describe('test', scored, threshold)}\n`);
  const unseen = scored.filter(({ span }) => !trained.has(span.name));
  process.stdout.write(`${describe('test, spellings that were not learned from', unseen, threshold)}\n`);
}
if (values.out !== undefined) {
  const { file, weights } = trainNameJudge(spans, training);
  writeFileSync(join(values.out, 'manifest.json'), `${JSON.stringify({ ...file, threshold }, null, 2)}\n`);
  writeFileSync(join(values.out, 'weights.bin'), weights);
}
