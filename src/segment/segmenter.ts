import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Jieba } from '@node-rs/jieba';
import { QingyuError } from '../core/errors.ts';
import type { SegmentedMessage, SegmentedText } from '../core/message.ts';
import { shareHeld } from '../core/share-held.ts';
import { readJiebaDictionary } from './jieba-dictionary.ts';
import { joinLines, leaveHeard, normaliseText } from './normalise.ts';
import type { SegmentSettings } from './settings.ts';
import { openSimplifier, type Simplify } from './simplify.ts';
import { type DictionaryWord, formatDictionary, readUserDictionary } from './user-dictionary.ts';

/** Cuts texts into words. Every stage after this one reads its result and never the engine behind it. */
export interface Segmenter {
  /** Changes whenever the same text may be cut differently. */
  readonly version: string;
  /**
   * Normalises and cuts one text.
   * @param stored the text as it is stored; offsets of the result lead back into it
   */
  segment(stored: string): SegmentedText;
}

type Cut = (text: string) => string[];

/** Bumped when normalisation changes. */
const normalisation = 'n3';
/** Likewise, of texts that are simplified. */
const simplification = 's3';

/**
 * Opens a segmenter.
 * @throws QingyuError SEGMENTER_MISSING where the optional engine is not installed, USER_DICTIONARY where the file is
 *   unreadable or a line of it is no word
 */
export async function createSegmenter(settings: SegmentSettings): Promise<Segmenter> {
  const simplify = openSimplifier(settings);
  const words = await readOwnWords(settings, simplify);
  const cut = settings.engine === 'node-rs' ? openNodeRs(settings, words ?? []) : await openNodejieba(settings, words);
  return {
    version: describeVersion(settings, words),
    segment: (stored) => segmentText(stored, cut, simplify),
  };
}

/**
 * The version of the segmenter that `createSegmenter` opens, without the engine's dictionary.
 * @throws QingyuError as `createSegmenter`
 */
export async function readSegmenterVersion(settings: SegmentSettings): Promise<string> {
  const words = await readOwnWords(settings, openSimplifier(settings));
  if (settings.engine === 'nodejieba') await loadNodejieba();
  return describeVersion(settings, words);
}

async function readOwnWords(
  { userDictionary }: SegmentSettings,
  simplify: Simplify,
): Promise<readonly DictionaryWord[] | null> {
  return userDictionary === null ? null : readUserDictionary(userDictionary, simplify);
}

/** @param words null where there is no dictionary of the user's, which may be empty */
function describeVersion({ engine, hmm, simplify }: SegmentSettings, words: readonly DictionaryWord[] | null): string {
  // With a dictionary of the user's `nodejieba` reads another one besides, see below.
  const used =
    engine === 'node-rs' ? packageVersion('@node-rs/jieba') : `${packageVersion('nodejieba')}${words ? '+' : ''}`;
  const normalised = `${normalisation}${simplify ? simplification : ''}`;
  return `${used}/${hmm ? 'hmm' : 'dict'}/${words === null ? '-' : hashWords(words)}/${normalised}`;
}

/** Segments both texts of a message. */
export function segmentMessage(
  segmenter: Segmenter,
  message: { readonly title: string; readonly body: string },
): SegmentedMessage {
  return { title: segmenter.segment(message.title), body: segmenter.segment(message.body) };
}

function segmentText(stored: string, cut: Cut, simplify: Simplify): SegmentedText {
  const { text, offsets } = leaveHeard(joinLines(normaliseText(stored, simplify)));
  const words = text === '' ? [] : cut(text);
  const starts = new Array<number>(words.length);
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    starts[i] = at;
    at += words[i]!.length;
  }
  return { text, words, starts, offsets };
}

function hashWords(words: readonly DictionaryWord[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12);
}

const require = createRequire(import.meta.url);

function packageVersion(name: string): string {
  const manifest: unknown = require(`${name}/package.json`);
  const version = (manifest as { readonly version?: unknown }).version;
  return `${name}@${typeof version === 'string' ? version : 'unknown'}`;
}

/** What a word without a frequency gets first: more than most words that it might be cut into need. */
const firstFrequency = 1000;
const highestFrequency = 1e9;

/** The engine without words of its own: opening one takes a fifth of a second. */
const plainJieba = shareHeld<Jieba>();

function openJieba(): Jieba {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  return Jieba.withDict(readJiebaDictionary());
}

function openNodeRs(settings: SegmentSettings, words: readonly DictionaryWord[]): Cut {
  const jieba = words.length === 0 ? plainJieba('', openJieba) : openJieba();
  const load = (some: readonly DictionaryWord[]): void => {
    if (some.length > 0) jieba.loadDict(Buffer.from(formatDictionary(some)));
  };
  load(words.filter(({ frequency }) => frequency !== null));
  const isCut = ({ word }: DictionaryWord): boolean => jieba.cut(word, false).length > 1;
  let open = words.filter((entry) => entry.frequency === null && isCut(entry));
  for (let frequency = firstFrequency; open.length > 0 && frequency <= highestFrequency; frequency *= 10) {
    load(open.map((entry) => ({ ...entry, frequency })));
    open = open.filter(isCut);
  }
  return (text) => jieba.cut(text, settings.hmm);
}

async function openNodejieba(settings: SegmentSettings, words: readonly DictionaryWord[] | null): Promise<Cut> {
  const jieba = await loadNodejieba();
  // Without its own dictionary of extra words the engine reads the one that its package ships.
  if (words === null) jieba.load({});
  else withFile(formatDictionary(words), (userDict) => jieba.load({ userDict }));
  return (text) => jieba.cut(text, settings.hmm);
}

async function loadNodejieba() {
  try {
    return (await import('nodejieba')).default;
  } catch (cause) {
    throw new QingyuError(
      'Expected the optional package nodejieba to be installed for segment.engine "nodejieba", got none that loads: run `npm install nodejieba`, or use the default engine "node-rs"',
      { code: 'SEGMENTER_MISSING', stage: 'segment', cause },
    );
  }
}

/** Hands a text on as a file, for engines that read nothing else. */
function withFile(text: string, use: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-'));
  try {
    const file = join(folder, 'words.txt');
    writeFileSync(file, text);
    use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
