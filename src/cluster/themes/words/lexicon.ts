import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { QingyuError } from '../../../core/errors.ts';
import { openOnce } from '../../../core/open-once.ts';
import { refuse } from './refuse.ts';

const words = z.array(z.string().min(2));

/** `lexicon.json`: general Chinese of civic proposals. A weak word counts only where no other says more. */
export const lexiconSchema = z.strictObject({
  /** `verb`: its words name the ask; else they describe what is wrong, and the label names it. */
  asks: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      verb: z.boolean(),
      group: z.string(),
      /** Group by which it places contributions, where not its own: who limits a thing writes like those who end it. */
      places: z.string().optional(),
      words,
      weak: words,
    }),
  ),
  objects: z.array(z.strictObject({ label: z.string(), words, weak: words })),
  /** An object of one of these classes (labels) of which one of these asks (ids) is asked is one of another class. */
  compounds: z.array(z.strictObject({ object: z.string(), of: z.array(z.string()), asks: z.array(z.string()) })),
  /** Longer words that hide the words inside them. */
  ignore: words,
  /** Words that say nothing about what is proposed. */
  general: words,
  people: z.array(z.strictObject({ label: z.string(), words })),
  /**
   * Pairs of ask groups that contradict each other. Where an ask is refused, the first pair that has its group names what is
   * asked instead; who refuses an ask of a group that no pair has asks no more than that it not be done.
   */
  opposites: z.array(z.tuple([z.string(), z.string()])),
  /** Further such pairs, of which contributions are no farther from each other: most that ask the one do not know of the other. */
  contraries: z.array(z.tuple([z.string(), z.string()])).default([]),
});

export type LexiconFile = z.infer<typeof lexiconSchema>;

/** What a word of the lexicon stands for; one word may stand for several. */
export interface WordSense {
  readonly kind: 'ask' | 'object';
  /** Index in the file's list of that kind. */
  readonly index: number;
  readonly weak: boolean;
}

export interface WordMatch {
  readonly start: number;
  readonly end: number;
  readonly senses: readonly WordSense[];
}

export interface ThemeLexicon extends LexiconFile {
  /** The file's opposites and contraries. */
  readonly opposites: LexiconFile['opposites'];
  /** The file's opposites alone. */
  readonly repelling: LexiconFile['opposites'];
  /** The longest words of the lexicon in a text, from left to right, without overlap. */
  match(text: string): WordMatch[];
  /** Words of asks that stand inside a text, those of the lexicon's longer words too; weak ones are left out. */
  matchAsks(text: string): WordMatch[];
  /** The class of an object when this is asked of it: its own, or that of a compound. */
  specify(object: number, ask: number | null): number;
}

/**
 * Reads a theme lexicon.
 * @throws QingyuError THEME_LEXICON where the file is missing or malformed
 */
export function loadThemeLexicon(file: string): ThemeLexicon {
  try {
    return compileLexicon(lexiconSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (cause) {
    throw new QingyuError(`Expected the theme lexicon to be a readable lexicon.json, got ${file}`, {
      code: 'THEME_LEXICON',
      stage: 'cluster',
      data: { file },
      cause,
    });
  }
}

const shippedFile = fileURLToPath(new URL('../../../../models/themes/lexicon.json', import.meta.url));

/** The lexicon that the package ships, read once a thread. */
export const loadShippedLexicon = openOnce(() => loadThemeLexicon(shippedFile));

/** Words by what they stand for, with the lengths that can start with two given characters. */
interface WordIndex {
  readonly senses: ReadonlyMap<string, readonly WordSense[]>;
  /** Lengths of the words by their first two characters, the longest first: most positions of a text match none. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  /** By slot of two characters: 1 where a word may begin with them, and hardly anywhere else. */
  readonly openings: Uint8Array;
}

const slots = 0x10000;

/** Of the two characters from an offset on. */
function slotAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 5) ^ text.charCodeAt(at + 1)) & (slots - 1);
}

/** Makes a lexicon searchable. */
export function compileLexicon(file: LexiconFile): ThemeLexicon {
  const words = indexWords(file);
  const asks = indexWords({ objects: [], asks: file.asks.map((entry) => ({ ...entry, weak: [] })), ignore: [] });
  const compounds = indexCompounds(file);
  const opposites = [...file.opposites, ...file.contraries];
  return {
    ...file,
    opposites,
    repelling: file.opposites,
    asks: [...file.asks, ...refusalsOf({ ...file, opposites })],
    match: (text) => matchWords(text, words),
    matchAsks: (text) => matchWords(text, asks),
    specify: (object, ask) => (ask === null ? object : (compounds.get(object)?.get(ask) ?? object)),
  };
}

/** Asks without words for those who refuse what the pairs of opposites have no contrary of ("不要更换校服"). */
function refusalsOf({ asks, opposites }: LexiconFile): LexiconFile['asks'] {
  const groups = new Set(asks.filter(({ verb }) => verb).map(({ group }) => group));
  return [...groups]
    .filter((group) => !opposites.some((pair) => pair.includes(group)))
    .map((group) => {
      const { label } = asks.find((ask) => ask.verb && ask.group === group)!;
      return { id: refuse(group), label: `反对${label}`, verb: true, group: refuse(group), words: [], weak: [] };
    });
}

function indexWords(file: Pick<LexiconFile, 'objects' | 'asks' | 'ignore'>): WordIndex {
  const senses = new Map<string, WordSense[]>();
  const add = (word: string, sense: WordSense | null) => {
    const known = senses.get(word) ?? [];
    if (sense !== null && !known.some((other) => other.kind === sense.kind && other.index === sense.index))
      known.push(sense);
    senses.set(word, known);
  };
  for (const [kind, entries] of [
    ['object', file.objects],
    ['ask', file.asks],
  ] as const) {
    for (const [index, entry] of entries.entries()) {
      for (const word of entry.words) add(word, { kind, index, weak: false });
      for (const word of entry.weak) add(word, { kind, index, weak: true });
    }
  }
  for (const word of file.ignore) add(word, null);
  const lengths = new Map<string, number[]>();
  for (const word of senses.keys()) {
    const head = word.slice(0, 2);
    const known = lengths.get(head) ?? [];
    if (!known.includes(word.length)) known.push(word.length);
    lengths.set(head, known);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  const openings = new Uint8Array(slots);
  for (const head of lengths.keys()) openings[slotAt(head, 0)] = 1;
  return { senses, lengths, openings };
}

/** Compounds by object and ask. */
function indexCompounds({ objects, asks, compounds }: LexiconFile): Map<number, Map<number, number>> {
  const objectOf = new Map(objects.map(({ label }, index) => [label, index]));
  const askOf = new Map(asks.map(({ id }, index) => [id, index]));
  const find = (names: ReadonlyMap<string, number>, name: string) => {
    const index = names.get(name);
    if (index === undefined) throw new RangeError(`Expected compounds to name objects and asks, got ${name} (string)`);
    return index;
  };
  const index = new Map<number, Map<number, number>>();
  for (const compound of compounds) {
    for (const part of compound.of.map((label) => find(objectOf, label))) {
      const known = index.get(part) ?? new Map<number, number>();
      index.set(part, known);
      for (const ask of compound.asks) known.set(find(askOf, ask), find(objectOf, compound.object));
    }
  }
  return index;
}

/** After "一", these make it the beginning of a word of its own ("装一|键呼叫"). */
const ofOne = /^(?:键|站式|体化?|卡通|码通|网通|窗|条龙|次性|户一|人一|校一)/u;

function matchWords(text: string, { senses, lengths, openings }: WordIndex): WordMatch[] {
  const found: WordMatch[] = [];
  let at = 0;
  while (at + 1 < text.length) {
    if (openings[slotAt(text, at)] === 0) {
      at += 1;
      continue;
    }
    let length = 0;
    for (const candidate of lengths.get(text.slice(at, at + 2)) ?? []) {
      const known = senses.get(text.slice(at, at + candidate));
      if (known === undefined || at + candidate > text.length) continue;
      if (text[at + candidate - 1] === '一' && ofOne.test(text.slice(at + candidate, at + candidate + 2))) continue;
      if (known.length > 0) found.push({ start: at, end: at + candidate, senses: known });
      length = candidate;
      break;
    }
    at += length || 1;
  }
  return found;
}
