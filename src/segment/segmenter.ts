import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { QingyuError } from '../core/errors.ts';
import type { SegmentedMessage, SegmentedText } from '../core/message.ts';
import { readJiebaDictionary } from './jieba-dictionary.ts';
import { normaliseText, type Simplify } from './normalise.ts';
import type { SegmentSettings } from './settings.ts';

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

interface Engine {
  readonly cut: Cut;
  readonly version: string;
}

/** Bumped when normalisation changes. */
const normalisation = 'n1';

/**
 * Opens a segmenter.
 * @throws QingyuError SEGMENTER_MISSING where the optional engine is not installed, USER_DICTIONARY where the file is unreadable
 */
export async function createSegmenter(settings: SegmentSettings): Promise<Segmenter> {
  const dictionary = settings.userDictionary === null ? null : await readDictionary(settings.userDictionary);
  const engine =
    settings.engine === 'node-rs' ? openNodeRs(settings, dictionary) : await openNodejieba(settings, dictionary);
  const simplify = settings.simplify ? await openSimplifier() : null;
  const dictionaryHash = dictionary === null ? '-' : createHash('sha256').update(dictionary).digest('hex').slice(0, 12);
  return {
    version: `${engine.version}/${settings.hmm ? 'hmm' : 'dict'}/${dictionaryHash}/${normalisation}${simplify ? 's' : ''}`,
    segment: (stored) => segmentText(stored, engine.cut, simplify),
  };
}

/** Segments both texts of a message. */
export function segmentMessage(
  segmenter: Segmenter,
  message: { readonly title: string; readonly body: string },
): SegmentedMessage {
  return { title: segmenter.segment(message.title), body: segmenter.segment(message.body) };
}

function segmentText(stored: string, cut: Cut, simplify: Simplify | null): SegmentedText {
  const { text, offsets } = normaliseText(stored, simplify);
  const words = text === '' ? [] : cut(text);
  const starts = new Array<number>(words.length);
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    starts[i] = at;
    at += words[i]!.length;
  }
  return { text, words, starts, offsets };
}

async function readDictionary(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new QingyuError(`Expected the user dictionary to be a readable file, got ${file}`, {
      code: 'USER_DICTIONARY',
      stage: 'segment',
      data: { file },
      cause,
    });
  }
}

const require = createRequire(import.meta.url);

function packageVersion(name: string): string {
  const manifest: unknown = require(`${name}/package.json`);
  const version = (manifest as { readonly version?: unknown }).version;
  return `${name}@${typeof version === 'string' ? version : 'unknown'}`;
}

function openNodeRs(settings: SegmentSettings, dictionary: Buffer | null): Engine {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  const jieba = Jieba.withDict(readJiebaDictionary());
  if (dictionary !== null) jieba.loadDict(dictionary);
  return { cut: (text) => jieba.cut(text, settings.hmm), version: packageVersion('@node-rs/jieba') };
}

async function openNodejieba(settings: SegmentSettings, dictionary: Buffer | null): Promise<Engine> {
  try {
    const { default: jieba } = await import('nodejieba');
    jieba.load(settings.userDictionary === null ? {} : { userDict: settings.userDictionary });
    // Without its own dictionary of extra words the engine reads the one that its package ships.
    return {
      cut: (text) => jieba.cut(text, settings.hmm),
      version: `${packageVersion('nodejieba')}${dictionary === null ? '' : '+'}`,
    };
  } catch (cause) {
    throw new QingyuError(
      'Expected the optional package nodejieba to be installed for segment.engine "nodejieba", got none that loads: run `npm install nodejieba`, or use the default engine "node-rs"',
      { code: 'SEGMENTER_MISSING', stage: 'segment', cause },
    );
  }
}

async function openSimplifier(): Promise<Simplify> {
  const { Converter } = await import('opencc-js/t2cn');
  return Converter({ from: 't', to: 'cn' });
}
