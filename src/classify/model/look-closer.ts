import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { senseFeature } from '../features/class-features.ts';
import { cueFeature, cueGroup } from '../features/cue-features.ts';
import type { FeatureBuffer } from '../features/feature-buffer.ts';
import { senseGroup } from '../features/whole.ts';
import { dangerSigns } from './danger-signs.ts';
import { mayPraise } from './thanks-words.ts';

/**
 * A label for which single sentences are read by themselves: what is said in one of many sentences weighs little in the sum over all,
 * and the gravest fact is what counts.
 */
export interface Watch {
  readonly label: string;
  /** Sentences without one of these features of cues, or one of the signs, are not looked at. */
  readonly features: ReadonlySet<number>;
  /** With the flag `g`. */
  readonly signs: RegExp;
  /** The message gets the label where a sentence alone has it with this probability. */
  readonly least: number;
}

/**
 * A label that a few words get only where the model is sure enough: the head of short texts leans towards it, and what is like nothing
 * known falls to where it leans.
 */
export interface Doubt {
  readonly label: string;
  /** Features of cues of the label. */
  readonly features: ReadonlySet<number>;
  /** What tells it as well, though the model does not read it: formulas are hidden from it. */
  readonly words: RegExp | null;
  /** The probability that any text needs, that a few words without such a cue need, and those with one. */
  readonly least: { readonly any: number; readonly plain: number; readonly cued: number };
  /** Without any of these a text of any length is asked once more without its scene; null: it is not. */
  readonly signs: Signs | null;
  /** What a text of any length must be to have the label at all; null: anything. */
  readonly isSaid: ((message: SegmentedMessage) => boolean) | null;
}

/** What says that a text may be of a label at all. */
export interface Signs {
  /** Features of cues. */
  readonly features: ReadonlySet<number>;
  /** Features of senses. */
  readonly senses: ReadonlySet<number>;
  readonly words: RegExp;
}

/** A present danger told among trifles is none the less one. */
export const dangerWatch: Watch = {
  label: 'critical',
  features: new Set(
    [
      'collapse',
      'fire',
      'gas',
      'electric',
      'violence',
      'self-harm',
      'missing',
      'injury',
      'flood',
      'lift',
      'outage',
      'mass',
    ].map(cueFeature),
  ),
  signs: new RegExp(dangerSigns, 'gu'),
  least: 0.95,
};

/** With a cue of a danger where it is likelier than not. */
export const dangerDoubt: Doubt = {
  label: dangerWatch.label,
  features: dangerWatch.features,
  words: null,
  // Heads lean to the label: below a quarter it is hardly more than a guess.
  least: { any: 0.25, plain: dangerWatch.least, cued: 0.5 },
  signs: {
    // A lift alone is none, nor are a roof and pills, which the class of self-harm has; `dangerSigns` has the deeds.
    features: new Set(
      [...dangerWatch.features].filter((feature) => !['lift', 'self-harm'].map(cueFeature).includes(feature)),
    ),
    senses: new Set(['injury', 'violence'].map(senseFeature)),
    words: dangerSigns,
  },
  isSaid: null,
};

/** Who helps, and his family, are spoken of in thanks, and by those who wait for help as well. */
export const thanksDoubt: Doubt = {
  label: 'praise',
  features: new Set([cueFeature('thanks')]),
  words: /谢谢|多谢|感谢/u,
  least: { any: 0, plain: 0.95, cued: 0 },
  signs: null,
  isSaid: mayPraise,
};

/** Part of a text, by the offsets of the analysed one. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Sentences that are longer are cut at commas. */
const longest = 70;
/** What is shorter says too little to be judged alone. */
const shortest = 8;
/** So many of a message are looked at. */
const mostPassages = 5;
/** A cue is of dangers; signs are of other things as well. */
const cueWeight = 2;
/** Of little but dangers. */
const strongSign =
  /没(?:有)?回|没[出下]来|[塌陷垮]|冒|嘶嘶|呲|[汽煤浇]油|救命|刀|喊不|推不|安眠药|农药|吞|跳|堵[国高大]/u;
/** What is told of other years, or is said to be put right. */
const over =
  /去年|前年|[\d二三几十]年前|[12]\d{3}年|那年|当年|前[几些两]年|早就|以前|曾经|已经?(?:修|退|好|换|处理|解决|恢复)|康复|[病伤早]好了|平安|没出事|演[练习]|电视剧|(?:新闻|听说)[^,。!?]{0,8}(?:外[省地市]|隔壁[省市县]|别的|某)/u;
/** By UTF-16 unit: 2 for what ends a sentence, 1 for what ends a clause. */
const ends = new Uint8Array(0x1_0000);
for (const sign of ',、 ') ends[sign.charCodeAt(0)] = 1;
for (const sign of '。!?;\n') ends[sign.charCodeAt(0)] = 2;

/** Whether a message has a cue of a label. */
export function hasCue({ length, groups, hashes }: FeatureBuffer, { features }: Pick<Watch, 'features'>): boolean {
  for (let i = length - 1; i >= 0 && groups[i] === cueGroup; i--) if (features.has(hashes[i]!)) return true;
  return false;
}

/** Whether a message has a word of one of these senses. */
export function hasSense({ length, groups, hashes }: FeatureBuffer, { senses }: Pick<Signs, 'senses'>): boolean {
  for (let i = 0; i < length; i++) if (groups[i] === senseGroup && senses.has(hashes[i]!)) return true;
  return false;
}

/**
 * The sentences of the body that have a watched cue or sign, those with most first; none where the body is one sentence, which was read
 * alone already. What says that it is over is no present danger.
 * @param buffer features of the message, cues last
 */
export function findPassages(
  buffer: FeatureBuffer,
  { title, body: { text: body } }: SegmentedMessage,
  { features, signs }: Watch,
): Passage[] {
  if (over.test(title.text)) return [];
  const found: { readonly passage: Passage; weight: number }[] = [];
  const add = (at: number, weight: number): void => {
    const known = found.find(({ passage: { start, end } }) => at >= start && at < end);
    if (known !== undefined) known.weight += weight;
    else found.push({ passage: passageAt(body, at), weight });
  };
  const { groups, fields, hashes, starts } = buffer;
  let first = buffer.length;
  while (first > 0 && groups[first - 1] === cueGroup) first--;
  for (let i = first; i < buffer.length; i++) {
    if (fields[i] === 1 && features.has(hashes[i]!)) add(starts[i]!, cueWeight);
  }
  for (const { 0: sign, index } of body.matchAll(signs)) add(index, strongSign.test(sign) ? cueWeight : 1);
  return found
    .filter(({ passage: { start, end }, weight }) => {
      const size = end - start;
      // One sign alone may be of anything, and is of trifles as a rule.
      return (
        weight >= cueWeight && size >= shortest && size < body.length - shortest && !over.test(body.slice(start, end))
      );
    })
    .sort((a, b) => b.weight - a.weight || a.passage.start - b.passage.start)
    .slice(0, mostPassages)
    .map(({ passage }) => passage);
}

function passageAt(body: string, at: number): Passage {
  const sentence = spread(body, at, 2, body.length);
  return sentence.end - sentence.start <= longest ? sentence : clausesAround(body, at, sentence);
}

/** Whole clauses around a place, as many as `longest` holds: those behind it first, since they say what came of it. */
function clausesAround(body: string, at: number, sentence: Passage): Passage {
  let { start, end } = spread(body, at, 1, longest);
  for (;;) {
    const next = end < sentence.end ? spread(body, end, 1, longest).end : end;
    const before = start > sentence.start ? spread(body, start - 1, 1, longest).start : start;
    if (next > end && next <= sentence.end && next - start <= longest) end = next;
    else if (before < start && before >= sentence.start && end - before <= longest) start = before;
    else return { start, end };
  }
}

/** From behind the sign before a place to the sign after it, both at most so far away; the sign belongs to what it ends. */
function spread(text: string, at: number, sign: 1 | 2, reach: number): Passage {
  let start = at;
  while (start > 0 && at - start < reach && ends[text.charCodeAt(start - 1)]! < sign) start--;
  let end = at;
  while (end < text.length && end - at < reach && ends[text.charCodeAt(end)]! < sign) end++;
  return { start, end: Math.min(text.length, end + 1) };
}

const nothing: SegmentedText = { text: '', words: [], starts: [], offsets: null };

/** A passage of the body as a message of its own, without title; its offsets lead to where it stands in the stored body. */
export function cutPassage({ body }: SegmentedMessage, { start, end }: Passage): SegmentedMessage {
  const first = firstFrom(body.starts, start);
  const past = firstFrom(body.starts, end);
  const from = body.starts[first]!;
  const to = body.starts[past] ?? body.text.length;
  return {
    title: nothing,
    body: {
      text: body.text.slice(from, to),
      words: body.words.slice(first, past),
      starts: body.starts.slice(first, past).map((at) => at - from),
      offsets: body.offsets?.subarray(from, to + 1) ?? Uint32Array.from({ length: to - from + 1 }, (_, i) => from + i),
    },
  };
}

/** Index of the first of ascending numbers that is so large or larger. */
function firstFrom(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
