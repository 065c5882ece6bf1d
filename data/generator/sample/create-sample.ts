import iconv from 'iconv-lite';
import { createRandom } from '../../../src/core/effects.ts';
import { between, chance, mixSeed, sample, shuffle } from '../dice.ts';
import { createClosedWorld } from '../world.ts';
import { type BackgroundInput, createPlaceGuard, makeSingles, makeSmallGroups } from './background.ts';
import { copyCounts, makeCopies } from './copies.ts';
import type { Draft, SampleFile } from './draft.ts';
import { type Entry, layOutCsv, layOutJson, layOutWorkbook, type Placed } from './layout.ts';
import { createAuthors } from './make-drafts.ts';
import { malformedCounts } from './malformed.ts';
import { makeCampaign, makeEventBurst, makeIssues, makeTopicBurst } from './planted-drafts.ts';
import { createTruth, type Truth } from './truth.ts';

/** Rows of the sample over its three files, malformed ones included. */
export const sampleRows = 3000;
const repeatCounts = { update: 24, same: 12, conflict: 4 } as const;
const smallGroups = 60;
const localitiesPerDistrict = 44;

export interface Sample {
  readonly files: Readonly<Record<SampleFile, Uint8Array>>;
  readonly truth: Truth;
}

/** Creates the sample and all that is true of it: the same bytes for the same seed. */
export function createSample(seed: number): Sample {
  const random = createRandom(mixSeed(seed, 1));
  const input: BackgroundInput = {
    random,
    localities: createClosedWorld(createRandom(mixSeed(seed, 2)), localitiesPerDistrict),
    nextAuthor: createAuthors(random),
    isFree: createPlaceGuard(),
  };
  const planted = [...makeIssues(input), ...makeTopicBurst(input), ...makeEventBurst(input), ...makeCampaign(input)];
  const groups = makeSmallGroups(input, smallGroups);
  const copies = copyCounts.sameAuthor + copyCounts.otherAuthor + copyCounts.near;
  const repeats = repeatCounts.update + repeatCounts.same + repeatCounts.conflict;
  const malformed = Object.values(malformedCounts).flatMap((counts) => Object.values(counts));
  const rejects = malformed.reduce((sum, count) => sum + count, 0);
  const singles = makeSingles(input, sampleRows - planted.length - groups.length - copies - repeats - rejects);
  const originals = [...planted, ...groups, ...singles];
  const drafts = [...originals, ...makeCopies(random, originals, input.nextAuthor)].sort(byTime);

  let lastId = 190_000;
  const nextId = () => {
    lastId += between(random, 1, 90);
    return String(lastId);
  };
  const entries = drafts.map((draft): Entry => ({ id: nextId(), draft, withReply: true, repeat: null }));
  const laid = addRepeats(seed, entries);
  const spareRandom = createRandom(mixSeed(seed, 3));
  const spare = () => singles[Math.floor(spareRandom() * singles.length)] as Draft;
  const csv = layOutCsv(random, laid['messages-a.csv'], spare, nextId);
  const workbook = layOutWorkbook(random, laid['messages-b.xlsx'], spare, nextId);
  const json = layOutJson(random, laid['messages-c.jsonl'], spare, nextId);
  const placed: Placed[] = [...csv.placed, ...workbook.placed, ...json.placed];
  return {
    files: {
      'messages-a.csv': iconv.encode(csv.text, 'gb18030'),
      'messages-b.xlsx': workbook.bytes,
      'messages-c.jsonl': Buffer.from(json.text, 'utf8'),
    },
    truth: createTruth(seed, placed),
  };
}

function byTime(a: Draft, b: Draft): number {
  return a.time < b.time ? -1 : a.time > b.time ? 1 : 0;
}

function homeOf({ time, theme, addressedTo }: Draft): SampleFile {
  if (theme !== null || addressedTo.startsWith('“')) return 'messages-c.jsonl';
  return time < '2025-01-01' ? 'messages-a.csv' : time < '2025-07-01' ? 'messages-b.xlsx' : 'messages-c.jsonl';
}

/**
 * Spreads the messages over the files and repeats some in the last one: with the reply that the first row does not
 * have yet (`update`), as they are (`same`), or another text under an id that is taken (`conflict`).
 */
function addRepeats(seed: number, entries: readonly Entry[]): Record<SampleFile, Entry[]> {
  const random = createRandom(mixSeed(seed, 4));
  const files: Record<SampleFile, Entry[]> = { 'messages-a.csv': [], 'messages-b.xlsx': [], 'messages-c.jsonl': [] };
  const simple = ({ draft }: Entry) =>
    draft.copyOf === null && draft.issue === null && draft.burst === null && draft.theme === null;
  const answered = entries.filter(
    (entry) =>
      simple(entry) &&
      homeOf(entry.draft) === 'messages-a.csv' &&
      entry.draft.handling.reply !== null &&
      !entry.draft.addressedTo.startsWith('“'),
  );
  const updated = new Set(sample(random, answered, repeatCounts.update));
  const lastFile = shuffle(
    random,
    entries.filter(
      (entry) =>
        simple(entry) && homeOf(entry.draft) === 'messages-c.jsonl' && !entry.draft.addressedTo.startsWith('“'),
    ),
  );
  const same = lastFile.slice(0, repeatCounts.same);
  const late = lastFile.slice(repeatCounts.same, repeatCounts.same + repeatCounts.conflict);
  const taken = sample(
    random,
    answered.filter((entry) => !updated.has(entry)),
    repeatCounts.conflict,
  );
  for (const entry of entries) {
    files[homeOf(entry.draft)].push(updated.has(entry) ? { ...entry, withReply: false } : entry);
  }
  const last = files['messages-c.jsonl'];
  for (const entry of updated) insertAtRandom(last, { ...entry, repeat: 'update' });
  for (const entry of same) insertAtRandom(last, { ...entry, repeat: 'same' });
  late.forEach((entry, index) => {
    insertAtRandom(last, { ...entry, id: (taken[index] as Entry).id, draft: variant(entry.draft), repeat: 'conflict' });
  });
  return files;

  function insertAtRandom(list: Entry[], entry: Entry): void {
    list.splice(Math.floor(random() * (list.length + 1)), 0, entry);
  }

  /** The conflicting row must be a message of its own, not a duplicate of the text that lends it. */
  function variant(draft: Draft): Draft {
    return {
      ...draft,
      author: `U${between(random, 1_000_000, 9_999_999)}`,
      body: `${draft.body}${chance(random, 0.5) ? '望尽快解决。' : '请领导关注。'}`,
      copyOf: draft,
      copyKind: 'near',
    };
  }
}
