import type { SegmentedText } from '../../core/message.ts';
import { findCallers } from '../../segment/forms/callers.ts';
import { blankSpans, findFormParts, readFormParts } from '../../segment/forms/find-form-parts.ts';
import type { FormPart, Span } from '../../segment/forms/form-parts.ts';

/** Fields may stand in square brackets as well: labels of masks (`[手机号]`), which do, are blanks by now. */
const squareBrackets = /[[\]]/g;
/** Letters have it over what is asked for, as well as forms: it is no part of a form that is told from the matter. */
const demand = /(?<=^|[\s，,。；;！!？?、）)】(（\]])(?:(?:市民|来电人|主要|具体|个人)的?)?诉求\s?[:：]/gu;
const labelEnd = /[:：】]/;
/** Of whether something is wanted (`是否投诉件：否`) the answer says more. */
const deed = /^(?!.?是否).*(?:投诉|举报|申诉|控告|报案|申请|咨询|求助|建议|表扬|感谢)/;
/** How a clerk's note begins that stands in a letter's form: what a writer tells of handling (`本该七天办结`) is his matter. */
const noteStart = /^(?:[(（【]|请|烦请|敬请|恳请|望|盼|希望|已告知)/;

/**
 * Blanks, length for length, in the place of who called, what fields a form had, and what clerks noted. What offices are asked for, and
 * how they handled it, is a habit of clerks in records; in a letter it is the writer's own wish or grievance.
 */
export function hideRecord(segmented: SegmentedText): string {
  const { text } = segmented;
  const isPlain = !text.includes('[');
  const bracketed = isPlain ? text : text.replace(squareBrackets, (sign) => (sign === '[' ? '【' : '】'));
  const parts = isPlain ? readFormParts(segmented) : findFormParts(bracketed);
  const callers = findCallers(blankSpans(text, parts));
  const isRecord = callers.length > 0 || parts.some(({ from, role }) => bracketed[from] === '【' && role !== 'note');
  const hidden = parts.filter(({ from, to, role }) => {
    if (isRecord || (role !== 'note' && role !== 'plea')) return true;
    return role === 'note' && noteStart.test(bracketed.slice(from, to));
  });
  const own = hidden.flatMap((part) => leaveDeed(bracketed, part));
  const plain = blankSpans(blankSpans(text, own), callers);
  return plain.includes('诉求') ? plain.replace(demand, (found) => ' '.repeat(found.length)) : plain;
}

/** What is hidden of a part: where its label says what the writer does (`投诉人：`, `咨询内容：`, `【投诉】`), no more than the value. */
function leaveDeed(text: string, part: FormPart): Span[] {
  if (part.role === 'note' || part.role === 'plea') return [part];
  const own = text.slice(part.from, part.to);
  const label = own.slice(0, own.search(labelEnd) + 1);
  if (!deed.test(label)) return [part];
  return part.role === 'entry' ? [{ from: part.from + label.length, to: part.to }] : [];
}
