import { keepScript, type Simplify } from './simplify.ts';

/** A text in the form that is analysed, and the way back to the stored one. */
export interface NormalisedText {
  readonly text: string;
  /** See `SegmentedText.offsets`. */
  readonly offsets: Uint32Array | null;
}

/** Invisible characters that word processors leave inside words. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const everyInvisible = new RegExp(invisible, 'g');
/** What joins with its neighbours: marks that combine, Hangul jamo, pairs of surrogates. */
const joining = /[\p{M}\u1100-\u11ff\ud800-\udfff]/u;
const loneSurrogate = /[\ud800-\udfff]/;
const blank = /[^\S\n]/g;
const cluster = /[\s\S]\p{M}*/gu;

/** What becomes of a unit: another unit or itself, several units, or what depends on its neighbours. */
const unread = 0;
const single = 1;
const several = 2;
const dependent = 3;
/** By unit, filled as units are met. */
const fates = new Uint8Array(0x10000);
const replacements = new Uint16Array(0x10000);
const expansions = new Map<number, string>();

/** How a name sounds that a clerk wrote down as he heard it (`云棲苑（音）`), once brackets are those of ASCII. */
const heard = /\((?:谐音|同音|近音|读音|音译|译音|音似|音近|音同|音)\)/g;

/** A text without notes of how a name was heard: they stand between the name and what it goes on with. */
export function leaveHeard(text: NormalisedText): NormalisedText {
  if (!text.text.includes('音') || text.text.search(heard) < 0) return text;
  const offsets: number[] = [];
  let plain = '';
  let at = 0;
  const take = (to: number): void => {
    for (let i = at; i < to; i++) offsets.push(text.offsets?.[i] ?? i);
    plain += text.text.slice(at, to);
  };
  for (const { 0: note, index } of text.text.matchAll(heard)) {
    take(index);
    at = index + note.length;
  }
  take(text.text.length);
  offsets.push(text.offsets?.[text.text.length] ?? text.text.length);
  return { text: plain, offsets: Uint32Array.from(offsets) };
}

/** A sentence goes on behind a comma, whatever line it stands on; tried at the few line feeds. */
const brokenLine = /(?<=[,、] {0,4})\n[ \n]*/g;

/** A text whose lines are not broken within sentences: blanks, length for length, for line feeds behind a comma. */
export function joinLines(text: NormalisedText): NormalisedText {
  if (!text.text.includes('\n')) return text;
  return { ...text, text: text.text.replace(brokenLine, (feeds) => ' '.repeat(feeds.length)) };
}

/**
 * Brings a text into the form that is analysed: NFKC, lower case, every white space but the line feed as one space,
 * invisible characters dropped, simplified characters where asked for.
 * @returns offsets null where every unit of the result stands at the offset it has in the stored text (the usual case)
 * @see Unicode Standard Annex #15
 */
export function normaliseText(stored: string, simplify: Simplify = keepScript): NormalisedText {
  let hardest = single;
  let changed = false;
  for (let at = 0; at < stored.length; at++) {
    const unit = stored.charCodeAt(at);
    const fate = fates[unit]! === unread ? readFate(unit) : fates[unit]!;
    if (fate > hardest) hardest = fate;
    if (fate === dependent) break;
    changed ||= replacements[unit] !== unit;
  }
  if (hardest === dependent) return normaliseByCluster(stored, simplify);
  if (hardest === several) return expand(stored, simplify);
  return { text: simplify(changed ? replaceUnits(stored) : stored), offsets: null };
}

function readFate(unit: number): number {
  const character = String.fromCharCode(unit);
  const text = fold(character);
  if (invisible.test(character) || joining.test(character) || loneSurrogate.test(character)) fates[unit] = dependent;
  else if (text.length === 1) {
    fates[unit] = single;
    replacements[unit] = text.charCodeAt(0);
  } else {
    fates[unit] = several;
    expansions.set(unit, text);
  }
  return fates[unit]!;
}

function fold(piece: string): string {
  return piece.normalize('NFKC').toLowerCase().replace(blank, ' ');
}

function replaceUnits(stored: string): string {
  const units = new Uint16Array(stored.length);
  for (let at = 0; at < stored.length; at++) units[at] = replacements[stored.charCodeAt(at)]!;
  return Buffer.from(units.buffer).toString('utf16le');
}

/** Units that become several are spelt out; all of these lead back to the one. */
function expand(stored: string, simplify: Simplify): NormalisedText {
  const offsets: number[] = [];
  let text = '';
  for (let at = 0; at < stored.length; at++) {
    const unit = stored.charCodeAt(at);
    const made = fates[unit] === several ? expansions.get(unit)! : String.fromCharCode(replacements[unit]!);
    for (let i = 0; i < made.length; i++) offsets.push(at);
    text += made;
  }
  offsets.push(stored.length);
  return { text: simplify(text), offsets: Uint32Array.from(offsets) };
}

function normaliseByCluster(stored: string, simplify: Simplify): NormalisedText {
  const pieces: string[] = [];
  const offsets: number[] = [];
  for (const match of stored.matchAll(cluster)) {
    const piece = match[0].replace(everyInvisible, '');
    const text = fold(piece);
    for (let i = 0; i < text.length; i++) offsets.push(match.index + Math.min(i, match[0].length - 1));
    pieces.push(text);
  }
  offsets.push(stored.length);
  const joined = pieces.join('');
  const identical = joined.length === stored.length && offsets.every((offset, i) => offset === i);
  return { text: simplify(joined), offsets: identical ? null : Uint32Array.from(offsets) };
}

/**
 * Leads a span of an analysed text back to the stored one.
 * @returns `[start, end)` in UTF-16 units of the stored text; never empty for a span that is not
 */
export function storedSpan(offsets: Uint32Array | null, start: number, end: number): readonly [number, number] {
  if (offsets === null || end <= start) return [offsets?.[start] ?? start, offsets?.[end] ?? end];
  const first = offsets[start] ?? 0;
  // A character may stand for several: the span ends where the next stored character begins.
  for (let i = end; i < offsets.length; i++) {
    const next = offsets[i]!;
    if (next > offsets[end - 1]!) return [first, next];
  }
  return [first, offsets[offsets.length - 1] ?? first];
}
