import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ClusterMessage } from '../../src/cluster/contract.ts';
import { readMatter } from '../../src/cluster/matters/read-matter.ts';
import { findKinds, loadKindModels } from '../../src/cluster/terms/message-kinds.ts';
import { represent } from '../../src/cluster/terms/represent.ts';
import type { Message } from '../../src/core/message.ts';
import { findElsewhere, placesHere } from '../../src/segment/places/find-elsewhere.ts';
import { findPlaces } from '../../src/segment/places/find-places.ts';
import { findDistrictOrTown } from '../../src/segment/places/find-town.ts';
import { loadGazetteer } from '../../src/segment/places/gazetteer.ts';
import { findPieces } from '../../src/segment/places/pieces/find-pieces.ts';
import { loadPieceFinder } from '../../src/segment/places/shipped-names.ts';
import { createSegmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';
import { readMessages } from '../corpus.ts';

/** A message under `src:id`, src being its file's name without ending. */
export interface NamedMessage {
  readonly id: string;
  readonly message: Message;
}

/** What clustering reads, with the ids that marks and gold files use. */
export interface BenchCorpus {
  /** In the order of time and key. */
  readonly messages: readonly ClusterMessage[];
  /** Ids by key: the message's own, then those of copies by the same author, which are not clustered. */
  readonly idsOf: ReadonlyMap<string, readonly string[]>;
}

export async function readNamed(files: readonly string[]): Promise<NamedMessage[]> {
  const named = new Map<string, NamedMessage>();
  for (const file of files) {
    const source = basename(file).replace(/\..*$/, '');
    for (const message of await readMessages([file])) {
      const id = `${source}:${message.givenId ?? named.size}`;
      if (!named.has(id)) named.set(id, { id, message });
    }
  }
  return [...named.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ id, message }: NamedMessage): string {
  return `${message.createdAt} ${id}`;
}

/** Makes representations, as the pipeline does; keys are hashes of ids. */
export async function createRepresenter(): Promise<
  (named: NamedMessage) => ClusterMessage & { readonly textHash: string }
> {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const gazetteer = loadGazetteer();
  const kinds = loadKindModels();
  const pieces = loadPieceFinder();
  return ({ id, message }) => {
    const segmented = segmentMessage(segmenter, message);
    const places = findPlaces(segmented, gazetteer);
    const elsewhere = findElsewhere(segmented, places);
    const matter = readMatter({ message, segmented, places });
    const titleWords = wordsOf(segmented.title.words);
    const bodyWords = wordsOf(segmented.body.words);
    return {
      key: createHash('sha256').update(id).digest('hex').slice(0, 16),
      createdAt: message.createdAt,
      author: message.author,
      title: matter.subject ?? message.title,
      hasOwnTitle: matter.subject === null,
      titleTokens: wordsOf(matter.segmented.title.words).join(' '),
      issueTerms: represent(matter.segmented, matter.places),
      ...findKinds(matter.segmented, matter.places, kinds),
      namePieces: findPieces(segmented, places, pieces, elsewhere.spans),
      textHash: `${titleWords.join('')}\n${bodyWords.join('')}`,
      topic: '',
      subtopic: null,
      kind: 'complaint',
      region: findDistrictOrTown(message, placesHere(places, elsewhere), gazetteer),
    };
  };
}

function wordsOf(words: readonly string[]): string[] {
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word));
}

export async function prepareCorpus(named: readonly NamedMessage[]): Promise<BenchCorpus> {
  const toClusterMessage = await createRepresenter();
  const messages: ClusterMessage[] = [];
  const idsOf = new Map<string, string[]>();
  const first = new Map<string, string>();
  for (const entry of named) {
    const message = toClusterMessage(entry);
    const copyKey = message.author === null ? null : `${message.author} ${message.textHash}`;
    const original = copyKey === null ? undefined : first.get(copyKey);
    if (original !== undefined) {
      idsOf.get(original)!.push(entry.id);
      continue;
    }
    if (copyKey !== null) first.set(copyKey, message.key);
    idsOf.set(message.key, [entry.id]);
    messages.push(message);
  }
  return { messages: inOrder(messages), idsOf };
}

/** Messages of several corpora as one. */
export function joinCorpora(corpora: readonly BenchCorpus[]): BenchCorpus {
  return {
    messages: inOrder(corpora.flatMap(({ messages }) => messages)),
    idsOf: new Map(corpora.flatMap(({ idsOf }) => [...idsOf])),
  };
}

/** The same messages as work orders of many hotlines are. */
export function withoutTitles(named: readonly NamedMessage[]): NamedMessage[] {
  return named.map(({ id, message }) => ({ id, message: { ...message, title: '' } }));
}

function inOrder(messages: readonly ClusterMessage[]): ClusterMessage[] {
  return [...messages].sort((a, b) => (a.createdAt + a.key < b.createdAt + b.key ? -1 : 1));
}
