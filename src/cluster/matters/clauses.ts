import type { Span } from '../../segment/forms/form-parts.ts';

/** A clause of a text. */
export interface Clause extends Span {
  /** Whether its sentence ends with it. */
  readonly ends: boolean;
}

/**
 * An address of the web says nothing: it stands between clauses. Some write full stops as their keyboards have them. A blank
 * between Latin words stands within a name.
 */
const border =
  /\s{0,9}https?:\/\/[!-~]+\s{0,9}|[，,。！!？?；;：:～~…\n]+|[.．](?<=\p{Script=Han}.)[.．]*(?=\p{Script=Han}|\s|$)|\s(?<![A-Za-z]\s)\s*|\s+(?![A-Za-z\s])/gu;
const sentenceBorder = /https?:\/|[。！!？?；;…\n]|^[.．]/u;
const digit = /\d/u;
/** Signs that stand inside a number or a time of day. */
const withinNumber = /^[,:]$/u;

/** What stands in brackets within a sentence: `(62岁,穿灰色夹克)`. */
const aside = /[(（][^()（）。！!？?；;…\n]{1,40}[)）]/gu;

/** The clauses between two offsets; what an enumeration (、) joins is one, and what stands in brackets belongs to the one round it. */
export function splitClauses(text: string, from: number, end: number): Clause[] {
  const clauses: Clause[] = [];
  let start = from;
  const last = Math.min(end, text.length);
  const add = (to: number, ends: boolean): void => {
    if (to > start) clauses.push({ from: start, to, ends });
  };
  const passage = text.slice(from, last);
  const asides = passage.matchAll(aside);
  let within = asides.next().value;
  for (const { 0: marks, index } of passage.matchAll(border)) {
    while (within !== undefined && within.index + within[0].length <= index) within = asides.next().value;
    if (within !== undefined && within.index < index) continue;
    const at = from + index;
    if (withinNumber.test(marks) && digit.test(text[at - 1] ?? '') && digit.test(text[at + 1] ?? '')) continue;
    add(at, sentenceBorder.test(marks));
    start = at + marks.length;
  }
  add(last, true);
  return clauses;
}
