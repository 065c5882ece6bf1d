import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CountedText } from '../src/cluster/semantics/train-vectors.ts';
import { represent } from '../src/cluster/terms/represent.ts';
import type { Message } from '../src/core/message.ts';
import { normaliseBatch } from '../src/ingest/normalise-batch.ts';
import { readBatches } from '../src/ingest/read-batches.ts';
import { ingestSettings } from '../src/ingest/settings.ts';
import { findPlaces } from '../src/segment/places/find-places.ts';
import { loadGazetteer } from '../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';

/** Reads messages as words with their uses, the title's counting twice, as recurring issues see them. */
export async function createCounter(): Promise<(message: Pick<Message, 'title' | 'body'>) => CountedText> {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const gazetteer = loadGazetteer();
  return ({ title, body }) => {
    const segmented = segmentMessage(segmenter, { title, body });
    return countUses(represent(segmented, findPlaces(segmented, gazetteer)));
  };
}

export async function countFiles(files: readonly string[]): Promise<CountedText[]> {
  const count = await createCounter();
  const context = { authorKey: randomBytes(32), settings: ingestSettings.parse({}) };
  const texts: CountedText[] = [];
  for await (const batch of readBatches(files, context.settings)) {
    for (const message of normaliseBatch(batch, context).messages) texts.push(count(message));
  }
  return texts;
}

function countUses(issueTerms: string): CountedText {
  const uses = new Map<string, number>();
  for (const term of issueTerms.split(' ')) {
    const colon = term.indexOf(':');
    const word = term.slice(colon + 1);
    const added = term.startsWith('t') ? 2 : term.startsWith('b') ? Number(term.slice(1, colon) || 1) : 0;
    if (added > 0) uses.set(word, (uses.get(word) ?? 0) + added);
  }
  return [...uses];
}

/** The segmenter's dictionary: frequency and tag by word. */
export function readDictionary(): Map<string, { readonly frequency: number; readonly tag: string }> {
  const path = createRequire(import.meta.url)
    .resolve('@node-rs/jieba/package.json')
    .replace('package.json', 'dict.txt');
  const words = new Map<string, { readonly frequency: number; readonly tag: string }>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word = '', frequency, tag = ''] = line.split(' ');
    if (/^[\u4e00-\u9fff]+$/u.test(word)) words.set(word, { frequency: Number(frequency), tag });
  }
  return words;
}
