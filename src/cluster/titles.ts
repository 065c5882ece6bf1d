/** Longest title, in characters. */
export const titleLimit = 30;

const opening =
  /^(?:尊敬的[^，,:：]{0,10}[，,:：]|(?:强烈|再次|实名|联名)?(?:请求|恳求|恳请|跪求|急求|请|望|求|投诉|举报|咨询|反映|呼吁|建议|希望|质疑|控诉|关于|针对|对于|对|就)+)/u;
const closing =
  /(?:的(?:相关|几个|一些|有关)?(?:问题|情况|事情|事宜|建议|投诉|咨询|反映|疑问|请求|诉求)(?:反映|咨询)?|等问题|一事)$/u;
const marks = /[\s!！?？。.,，;；:：、~～…]+$/u;

/** A message's title without greeting, formulas of asking, and marks at the end; the title as it was where nothing would be left. */
export function cleanTitle(title: string): string {
  const plain = title.replace(/\s+/gu, ' ').replace(marks, '').trim();
  const sentence = plain.split(/[!！?？。]/u)[0]!.trim();
  // What follows an exclamation is mostly feeling.
  const trimmed = sentence.length >= 8 ? sentence : plain;
  const cut = trimmed.replace(opening, '').replace(marks, '').replace(closing, '').replace(marks, '').trim();
  return cut.length >= 4 ? cut : trimmed;
}

/** Cuts a title to `titleLimit` characters at a clause or word end where possible, keeping the clause with the place. */
export function shortenTitle(title: string, place: string | null): string {
  if (length(title) <= titleLimit) return title;
  const clauses = title.split(/[，,。！!？?；; ]+/u).filter((clause) => clause !== '');
  const at =
    place === null
      ? 0
      : Math.max(
          0,
          clauses.findIndex((clause) => clause.toLowerCase().includes(place)),
        );
  let kept = clauses[at] ?? title;
  for (const clause of clauses.slice(at + 1)) {
    if (length(kept) + length(clause) + 1 > titleLimit) break;
    kept = `${kept}，${clause}`;
  }
  return length(kept) <= titleLimit ? kept : [...kept].slice(0, titleLimit).join('');
}

function length(text: string): number {
  return [...text].length;
}
