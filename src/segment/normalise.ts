/** A text in the form that is analysed, and the way back to the stored one. */
export interface NormalisedText {
  readonly text: string;
  /** See `SegmentedText.offsets`. */
  readonly offsets: Uint32Array | null;
}

/** Replaces characters one by one, never their number: traditional → simplified. */
export type Simplify = (text: string) => string;

/** Invisible characters that word processors leave inside words. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const everyInvisible = new RegExp(invisible, 'g');
/** Only these can make NFKC shorten a text: marks that combine, Hangul jamo, pairs of surrogates. */
const combining = /[\p{M}\u1100-\u11ff]/u;
const surrogate = /[\ud800-\udfff]/;
const blank = /[^\S\n]/g;
const cluster = /[\s\S]\p{M}*/gu;

/**
 * Brings a text into the form that is analysed: NFKC, lower case, every white space but the line feed as one space,
 * invisible characters dropped, simplified characters where asked for.
 * @returns offsets null where every unit of the result stands at the offset it has in the stored text (the usual case)
 * @see Unicode Standard Annex #15
 */
export function normaliseText(stored: string, simplify: Simplify | null = null): NormalisedText {
  if (!invisible.test(stored) && !combining.test(stored) && !surrogate.test(stored)) {
    const text = finish(stored, simplify);
    if (text.length === stored.length) return { text, offsets: null };
  }
  return normaliseByCluster(stored, simplify);
}

function finish(piece: string, simplify: Simplify | null): string {
  const text = piece.normalize('NFKC').toLowerCase().replace(blank, ' ');
  if (simplify === null) return text;
  const simplified = simplify(text);
  return simplified.length === text.length ? simplified : text;
}

function normaliseByCluster(stored: string, simplify: Simplify | null): NormalisedText {
  const pieces: string[] = [];
  const offsets: number[] = [];
  for (const match of stored.matchAll(cluster)) {
    const piece = match[0].replace(everyInvisible, '');
    const text = piece.normalize('NFKC').toLowerCase().replace(blank, ' ');
    for (let i = 0; i < text.length; i++) offsets.push(match.index + Math.min(i, match[0].length - 1));
    pieces.push(text);
  }
  offsets.push(stored.length);
  const joined = pieces.join('');
  const simplified = simplify === null ? joined : simplify(joined);
  const identical = joined.length === stored.length && offsets.every((offset, i) => offset === i);
  return {
    text: simplified.length === joined.length ? simplified : joined,
    offsets: identical ? null : Uint32Array.from(offsets),
  };
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
