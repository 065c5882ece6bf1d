import { findMatter } from '../../src/cluster/matters/find-matter.ts';
import { hideForms } from '../../src/cluster/matters/hide-forms.ts';
import { findOpening } from '../../src/cluster/matters/opening.ts';
import { cleanTitle } from '../../src/cluster/naming/titles.ts';
import type { SegmentedText } from '../../src/core/message.ts';
import type { Span } from '../../src/segment/forms/form-parts.ts';
import { findPlaces } from '../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';
import { readNamed } from './load-messages.ts';

/** How far what stands for a missing title has the words of the title: F1 of pairs of characters, beside the body's opening. */
export async function measureSubjects(messageFiles: readonly string[]): Promise<void> {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const gazetteer = loadGazetteer();
  let [measured, openings, passages] = [0, 0, 0];
  for (const { message } of await readNamed(messageFiles)) {
    const segmented = hideForms(segmentMessage(segmenter, message));
    const title = cleanTitle(segmented.title.text);
    const opening = findOpening(segmented.body.text);
    if (title === '' || opening === null) continue;
    measured += 1;
    openings += comparePairs(cut(segmented.body, opening), title);
    passages += comparePairs(
      cut(segmented.body, findMatter(segmented.body, opening, findPlaces(segmented, gazetteer))),
      title,
    );
  }
  const mean = (sum: number): string => (sum / Math.max(1, measured)).toFixed(3);
  console.log(`${measured} messages with a title: the passage ${mean(passages)}, the opening ${mean(openings)}`);
}

function cut({ text }: SegmentedText, { from, to }: Span): string {
  return text.slice(from, to);
}

/** F1 of the pairs of neighbouring characters of two texts, signs left out. */
function comparePairs(a: string, b: string): number {
  const left = listPairs(a);
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const right = listPairs(b);
  let shared = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count === 0) continue;
    shared += 1;
    counts.set(pair, count - 1);
  }
  return (2 * shared) / Math.max(1, left.length + right.length);
}

function listPairs(text: string): string[] {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2));
}
