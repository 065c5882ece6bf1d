// Trains what finds names in titles that no end tells (models/names), from titles that readers marked, and measures it on titles it did
// not see:
//   npx tsx scripts/train-title-names.ts --names data/labels/title-names.jsonl [--test data/labels/test-title-names.jsonl] [--out DIR]
//     [--threshold SCORE] [--errors] MESSAGES…
// Prints how many names are found, out of fold and on the test file, with --errors also what was found amiss and missed; writes the judge of
// all titles where --out is given.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { foldOf, groupNearCopies } from '../src/classify/train/near-copies.ts';
import { readTexts, requireText } from '../src/classify/train/read-texts.ts';
import { type MarkedSpan, trainNameJudge } from '../src/classify/train/train-name-judge.ts';
import type { SegmentedMessage, SegmentedText } from '../src/core/message.ts';
import { findToldNames } from '../src/segment/places/find-places.ts';
import { loadGazetteer } from '../src/segment/places/gazetteer.ts';
import { createNameJudge } from '../src/segment/places/judge/name-judge.ts';
import type { FoundName } from '../src/segment/places/name-list.ts';
import { loadPieceFinder } from '../src/segment/places/shipped-names.ts';
import { isName, saysNothing } from '../src/segment/places/titles/add-title-names.ts';
import {
  findTitleNames,
  signsOfSpan,
  type TitleNameFinder,
  type titleNamesSchema,
} from '../src/segment/places/titles/find-title-names.ts';
import { listSpans, type Span } from '../src/segment/places/titles/list-spans.ts';
import { readSpanSigns } from '../src/segment/places/titles/span-signs.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';

const training = { slots: 1 << 17, minimumSpans: 2, cost: 0.15, epochs: 40, tolerance: 0.02, seed: 1 };
const folds = 5;

const titleSchema = z.strictObject({
  src: z.string(),
  id: z.string(),
  /** Proper names in the title, by offsets in the stored text; administrative names and what rules find may be among them. */
  names: z.array(z.strictObject({ start: z.int(), end: z.int() })),
});
type MarkedTitle = z.infer<typeof titleSchema>;

/** A title with what rules find in it, and the names outside of that. */
interface Title {
  readonly src: string;
  readonly message: SegmentedMessage;
  readonly text: SegmentedText;
  readonly told: readonly FoundName[];
  readonly names: readonly Span[];
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    names: { type: 'string', multiple: true, default: [] },
    test: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    threshold: { type: 'string', default: '-0.3' },
    errors: { type: 'boolean', default: false },
  },
});
const threshold = Number(values.threshold);
const texts = await readTexts(positionals);
const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();
const { common } = loadPieceFinder();

function readTitles(files: readonly string[]): Title[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => readTitle(titleSchema.parse(JSON.parse(line)))),
  );
}

/** @returns throws where no file gives the message */
function readTitle({ src, id, names }: MarkedTitle): Title {
  const message = segmentMessage(segmenter, requireText(texts, src, id));
  const { fields, names: found } = findToldNames(message, gazetteer);
  const at = fields.findIndex(({ isTitle }) => isTitle);
  const { segmented: text } = fields[at]!;
  const told = found[at]!.filter(isName);
  const inText = (offset: number): number =>
    text.offsets === null ? offset : text.offsets.findIndex((own) => own >= offset);
  const spans = names
    .map(({ start, end }) => ({ start: inText(start), end: inText(end) < 0 ? text.text.length : inText(end) }))
    .filter((span) => !told.some((name) => name.start < span.end && name.end > span.start));
  return { src, message, text, told, names: spans };
}

function markSpans({ text, told, names }: Title): MarkedSpan[] {
  const signs = readSpanSigns(text, told, common);
  return listSpans(text, told).map((span) => ({
    signs: signsOfSpan(signs, span),
    isName: names.some((name) => name.start === span.start && name.end === span.end),
  }));
}

function train(titles: readonly Title[]): {
  readonly file: z.infer<typeof titleNamesSchema>;
  readonly weights: Int8Array;
} {
  const { file, weights } = trainNameJudge(titles.flatMap(markSpans), training);
  const judged = { ...file, threshold };
  const { weightOf } = createNameJudge(judged, weights);
  let mostOfWhole = 0;
  for (const { text, told } of titles) {
    const signs = readSpanSigns(text, told, common);
    for (const { start, end } of listSpans(text, told)) {
      let sum = 0;
      signs.ofSpan(start, end, (sign) => {
        sum += weightOf(sign);
      });
      mostOfWhole = Math.max(mostOfWhole, sum);
    }
  }
  return { file: { ...judged, mostOfWhole }, weights };
}

function open({ file: { mostOfWhole, ...file }, weights }: ReturnType<typeof train>): TitleNameFinder {
  return { common, judge: createNameJudge(file, weights), mostOfWhole };
}

/** A title with what a judge that did not learn from it finds. */
interface Judged {
  readonly title: Title;
  readonly found: readonly Span[];
}

function judge(titles: readonly Title[], finder: TitleNameFinder): Judged[] {
  return titles.map((title) => ({
    title,
    found: findTitleNames(title.text, title.told, finder, (span) => saysNothing(title.text, span, gazetteer)),
  }));
}

function describe(name: string, judged: readonly Judged[]): string {
  let [found, right, touching, names, met] = [0, 0, 0, 0, 0];
  for (const { title, found: spans } of judged) {
    const touches = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;
    found += spans.length;
    names += title.names.length;
    right += spans.filter((span) => title.names.some((own) => own.start === span.start && own.end === span.end)).length;
    touching += spans.filter((span) => title.names.some((own) => touches(own, span))).length;
    met += title.names.filter((own) => spans.some((span) => touches(own, span))).length;
  }
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    `${name}: ${judged.length} titles, ${names} names outside of what rules find; ${found} found,`,
    `${share(right, found)} of them right to the letter and ${share(touching, found)} part of a name or more;`,
    `${share(right, names)} of the names found to the letter, ${share(met, names)} at all\n`,
  ].join(' ');
}

const titles = readTitles(values.names);
const groups = groupNearCopies(titles.map(({ message }) => message));
const outOfFold = Array.from({ length: folds }, (_, fold) => {
  const finder = open(train(titles.filter((_, i) => foldOf(groups[i]!, folds) !== fold)));
  return judge(
    titles.filter((_, i) => foldOf(groups[i]!, folds) === fold),
    finder,
  );
}).flat();
const kinds: readonly (readonly [string, (src: string) => boolean])[] = [
  ['real', (src) => !/^(?:written|training)/.test(src)],
  ['written boards', (src) => src.startsWith('training')],
  ['written titles', (src) => src.startsWith('written')],
];
for (const [kind, isOfKind] of kinds) {
  const own = outOfFold.filter(({ title }) => isOfKind(title.src));
  if (own.length > 0) process.stdout.write(describe(`${folds}-fold, ${kind}`, own));
}
const trained = train(titles);
const tested = judge(readTitles(values.test), open(trained));
if (tested.length > 0) process.stdout.write(describe('test', tested));
if (values.errors) for (const one of [...outOfFold, ...tested]) showErrors(one);
if (values.out !== undefined) {
  writeFileSync(join(values.out, 'titles.json'), `${JSON.stringify(trained.file, null, 2)}\n`);
  writeFileSync(join(values.out, 'titles.bin'), trained.weights);
}

function showErrors({ title, found }: Judged): void {
  const { text } = title.text;
  const isIn = (spans: readonly Span[], one: Span): boolean =>
    spans.some(({ start, end }) => start === one.start && end === one.end);
  const show = (sign: string, { start, end }: Span): void => {
    process.stdout.write(`${sign} ${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}\n`);
  };
  for (const span of found) if (!isIn(title.names, span)) show('+', span);
  for (const span of title.names) if (!isIn(found, span)) show('-', span);
}
