/** Longest title, in characters. */
export const titleLimit = 30;

const greeting = /^尊敬的[^，,:：]{0,10}[，,:：]/u;
/** Says that somebody writes, not what: whoever complains or asks does. */
const opening = /^(?:(?:强烈|再次|实名|联名)?(?:请问|投诉|举报|咨询|反映|质疑|控诉)(?!求|[将把给让为被对向]))+/u;
/** Without it a demand would read as if it were met. */
const demand = /^(?:强烈|再次|实名|联名)*(请求|恳求|恳请|跪求|急求|呼吁|建议|希望|要求|请|望|求)/u;
/** Openings that belong to a closing: without it, or without a noun before it, they cannot go. */
const relation = /^(?:关于|针对|对于|对|就)/u;
const closing = /(?:的(?:相关|几个|一些|有关)?(?:问题|情况|事情|事宜|投诉|咨询|反映|疑问)(?:反映|咨询)?|等问题|一事)$/u;
/** A last clause that only asks for attention: whoever writes wants that. */
const plea =
  /[，,；;、 ]+(?:强烈)?(?:恳请|恳求|请求|请|敬请|望|盼|求|跪求|希望|期待|期盼|要求|呼吁)[^，,；;、 ]{0,9}?(?:关注|重视|解决|处理|回复|答复|管管|管一管|帮助|帮忙|介入|查处|调查|关心|过问|出面|落实)(?:一下|此事|该问题|问题|下)?$/u;
const marks = /[\s!！?？。.,，;；:：、~～…]+$/u;

/** Says how many matters there are, or that there are some, and not which. */
const vague =
  /(?:[一二两三四五几多]|\d)+[点个件条项](?:问题|建议|意见|疑问|疑惑|情况|看法)|(?:相关|有关|诸多|种种|一些|若干)(?:问题|建议|情况|事宜)|心声|之我见/u;

/** Whether a title does not say what the matter is. */
export function isVague(title: string): boolean {
  return vague.test(title);
}

/**
 * A message's title without greeting, formulas of complaining, and marks at the end; the title as it was where nothing would be
 * left. Demands stay demands.
 */
export function cleanTitle(title: string): string {
  const plain = title.replace(/\s+/gu, ' ').replace(marks, '').trim();
  const sentence = plain.split(/[!！?？。]/u)[0]!.trim();
  // What follows an exclamation is mostly feeling.
  const trimmed = sentence.length >= 8 ? sentence : plain;
  const asked = trimmed.replace(plea, '');
  const open = (asked.length >= 6 ? asked : trimmed).replace(greeting, '').replace(opening, '').replace(marks, '');
  if (demand.test(open)) return open.replace(demand, (_, verb: string) => (/^[跪急]/u.test(verb) ? '请求' : verb));
  const closed = open.replace(closing, '').replace(marks, '');
  const cut = (closed === open ? open : closed.replace(relation, '')).replace(opening, '').trim();
  return cut.length >= 4 ? cut : trimmed;
}

/** Words that a title can do without. */
const fillers = /尽快|尽早|强烈|再次|严肃|坚决|进一步|为什么|究竟/gu;

/** Cuts a title to `titleLimit` characters at a clause or word end where possible, keeping the clause with the place. */
export function shortenTitle(title: string, place: string | null): string {
  if (length(title) <= titleLimit) return title;
  const plain = title.replace(fillers, '');
  if (length(plain) <= titleLimit) return plain;
  const clauses = plain.split(/[，,。！!？?；; ]+/u).filter((clause) => clause !== '');
  const at =
    place === null
      ? 0
      : Math.max(
          0,
          clauses.findIndex((clause) => clause.toLowerCase().includes(place)),
        );
  let kept = clauses[at] ?? plain;
  for (const clause of clauses.slice(at + 1)) {
    if (length(kept) + length(clause) + 1 > titleLimit) break;
    kept = `${kept}，${clause}`;
  }
  return length(kept) <= titleLimit ? kept : closeMarks([...kept].slice(0, titleLimit).join(''));
}

/** A cut text without a quotation or bracket that the cut left open. */
function closeMarks(text: string): string {
  const at = Math.max(text.lastIndexOf('“'), text.lastIndexOf('《'), text.lastIndexOf('（'), text.lastIndexOf('('));
  return at >= 4 && !/[”》）)]/u.test(text.slice(at)) ? text.slice(0, at) : text;
}

function length(text: string): number {
  return [...text].length;
}
