// Trains what tells proper names from names of kinds (models/names), from spans that a reader marked, and measures it on spans it did not see:
//   npx tsx scripts/train-name-judge.ts --labels data/labels/names.jsonl [--test data/labels/challenge-names.jsonl] [--out DIR] MESSAGES…
// Prints how well names are told, out of fold and on the test file; writes the judge of all spans where --out is given.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readTexts } from '../src/classify/train/read-texts.ts';
import { type MarkedSpan, trainNameJudge } from '../src/classify/train/train-name-judge.ts';
import { describeSurroundings } from '../src/segment/names/judge-names.ts';
import { createNameJudge } from '../src/segment/names/name-judge.ts';
import { readNameSigns } from '../src/segment/names/name-signs.ts';
import { findCandidates } from '../src/segment/places/find-candidates.ts';
import { loadGazetteer } from '../src/segment/places/gazetteer.ts';
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

interface FoundSpan extends MarkedSpan {
  readonly src: string;
  readonly type: string;
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
const gazetteer = loadGazetteer();

/** The marked spans that are found as candidates, and how many are not. */
function readSpans(files: readonly string[]): { readonly spans: FoundSpan[]; readonly missing: number } {
  const marks = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => markSchema.parse(JSON.parse(line))),
  );
  const byMessage = new Map<string, typeof marks>();
  for (const mark of marks) {
    const key = JSON.stringify([mark.src, mark.id]);
    byMessage.set(key, [...(byMessage.get(key) ?? []), mark]);
  }
  const spans: FoundSpan[] = [];
  for (const own of byMessage.values()) {
    const { src, id } = own[0]!;
    const found = texts.find(src, id);
    if (found === null || !('text' in found)) continue;
    const fields = findCandidates(segmentMessage(segmenter, found.text), gazetteer);
    const surroundings = describeSurroundings(fields);
    for (const [at, { isTitle, text, offsets, names }] of fields.entries()) {
      const stored = (offset: number): number => offsets?.[offset] ?? offset;
      for (const { field, start, end, mark } of own) {
        if ((field === 'title') !== isTitle) continue;
        const i = names.findIndex((name) => stored(name.start) === start && stored(name.end) === end);
        if (i < 0) continue;
        const signs = readNameSigns(text, names[i]!, surroundings[at]![i]!);
        spans.push({ src, type: names[i]!.type, signs, isName: mark === 'name' || mark === 'part' });
      }
    }
  }
  return { spans, missing: marks.length - spans.length };
}

interface Scored {
  readonly span: FoundSpan;
  readonly score: number;
}

function scoreSpans(trained: readonly FoundSpan[], judged: readonly FoundSpan[]): Scored[] {
  const { file, weights } = trainNameJudge(trained, training);
  const judge = createNameJudge({ ...file, threshold: 0 }, weights);
  return judged.map((span) => ({ span, score: judge.score(span.signs) }));
}

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
    return `${((100 * kept) / own.length).toFixed(1)} % of ${own.length}`;
  };
  const types = [...new Set(scored.map(({ span }) => span.type))].sort();
  return [
    `${name}: area under the curve ${areaUnderCurve(scored).toFixed(3)}; kept of names ${share(true)}, of others ${share(false)}`,
    ...types.map((type) => `  ${type.padEnd(9)} names ${share(true, type)}, others ${share(false, type)}`),
  ].join('\n');
}

const { spans, missing } = readSpans(values.labels);
process.stdout.write(`${spans.length} marked spans, ${missing} that are no candidates any more\n`);
const foldOf = spans.map((_, i) => (Math.imul(i, 0x9e3779b1) >>> 8) % folds);
const outOfFold = Array.from({ length: folds }, (_, fold) =>
  scoreSpans(
    spans.filter((_, i) => foldOf[i] !== fold),
    spans.filter((_, i) => foldOf[i] === fold),
  ),
).flat();
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
  const test = readSpans(values.test);
  process.stdout.write(`${describe('test', scoreSpans(spans, test.spans), threshold)}\n`);
}
if (values.out !== undefined) {
  const { file, weights } = trainNameJudge(spans, training);
  writeFileSync(join(values.out, 'manifest.json'), `${JSON.stringify({ ...file, threshold }, null, 2)}\n`);
  writeFileSync(join(values.out, 'weights.bin'), weights);
}
