/** No letters, digits or signs: titles that systems take from a text leave such out, or not. */
const blanks = /[\s\p{Cf}]+/gu;
/** What marks that a title was cut. */
const cut = /(?:\.{2,}|…+)$/u;
/** What ends a clause. */
const clauseEnd = /[。！!？?；;，,\n]/u;
/** Shorter ones say something by themselves, as people begin with it again. */
const shortest = 8;

/**
 * Whether a title is nothing but the beginning of the body, cut off where no clause ends: order systems fill a missing one so. A
 * whole clause says something, wherever it comes from.
 */
export function isBodyStart(title: string, body: string): boolean {
  const given = title.replace(blanks, '');
  const start = given.replace(cut, '');
  if (start.length < shortest) return false;
  const text = headOf(body, start.length);
  if (!text.startsWith(start) || text.length === start.length) return false;
  return given !== start || !(clauseEnd.test(text[start.length]!) || clauseEnd.test(start.at(-1)!));
}

/** The body without blanks, as far as it takes to have so many characters and one more. */
function headOf(body: string, length: number): string {
  const head = body.slice(0, 2 * length).replace(blanks, '');
  // The last character may be half of one that a blank is written by.
  return head.length > length + 1 ? head : body.replace(blanks, '');
}
