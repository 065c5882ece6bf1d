// Counts which pairs of neighbouring characters everyday letters have (models/names/pairs.bin): what is in none of them may be a piece of a name.
//   npx tsx scripts/count-common-pairs.ts --names data/labels/listed-names.jsonl --types data/labels/ask-types.jsonl --out FILE MESSAGES…
// Names that rules find, and those that readers listed, are left out: a board's own names are common there.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Converter } from 'opencc-js/cn2t';
import { createCalledMessages } from '../src/classify/train/called-messages.ts';
import { readCalled } from '../src/classify/train/read-messages.ts';
import { findPlaces } from '../src/segment/places/find-places.ts';
import { loadGazetteer } from '../src/segment/places/gazetteer.ts';
import { generalType } from '../src/segment/places/judge/judge-names.ts';
import { fillPairFilter } from '../src/segment/places/pieces/pair-filter.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';
import { readListedNames } from './listed-names.ts';
import { readTypes } from './written-types.ts';

/** Texts that a pair is in to be common. */
const leastTexts = 3;
const bytes = 1 << 19;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    names: { type: 'string', multiple: true, default: [] },
    types: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
  },
});
const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();
const listed = createCalledMessages<ReturnType<typeof readListedNames>[number]['names']>();
for (const { src, id, names } of values.names.flatMap(readListedNames)) listed.add(src, id, names);
const counts = new Map<string, number>();
let texts = 0;

function count(pairs: ReadonlySet<string>): void {
  texts += 1;
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
}

function addPairs(text: string, isLeftOut: (at: number) => boolean, pairs: Set<string>): void {
  for (const { index } of text.matchAll(/(?=\p{Script=Han}{2})/gu)) {
    if (!isLeftOut(index) && !isLeftOut(index + 1)) pairs.add(text.slice(index, index + 2));
  }
}

for await (const { source, id, message } of readCalled(positionals)) {
  const segmented = segmentMessage(segmenter, message);
  const names = [
    ...findPlaces(segmented, gazetteer).filter(({ type }) => type !== generalType),
    ...(listed.find(source, id) ?? []),
  ];
  const pairs = new Set<string>();
  for (const field of ['title', 'body'] as const) {
    const own = names.filter((name) => name.field === field);
    const { text, offsets } = segmented[field];
    addPairs(
      text,
      (at) => own.some(({ start, end }) => start <= (offsets?.[at] ?? at) && end > (offsets?.[at] ?? at)),
      pairs,
    );
  }
  count(pairs);
}
for (const file of values.types) {
  for (const { texts: told } of readTypes(file)) {
    for (const text of told) {
      const pairs = new Set<string>();
      addPairs(text, () => false, pairs);
      count(pairs);
    }
  }
}
const common = [...counts].filter(([, number]) => number >= leastTexts).map(([pair]) => pair);
// As those write who use traditional characters, who are read as written unless `segment.simplify` is set.
const spellTraditionally: (text: string) => string = Converter({ from: 'cn', to: 't' });
const all = new Set([...common, ...common.map((pair) => spellTraditionally(pair))]);
process.stdout.write(
  `${common.length} pairs in ${leastTexts} texts or more of ${texts}, ${all.size} with traditional spellings\n`,
);
if (values.out !== undefined) writeFileSync(values.out, fillPairFilter(all, bytes));
