import { simplifyText } from '../../core/simplify.ts';

/** What programs write for no value, in lower case; `\N` is of MySQL, Hive and PostgreSQL. */
const programWords: ReadonlySet<string> = new Set('null none nil nan nat undefined n/a na #n/a \\n'.split(' '));
/** Tools of databases put them into brackets: (NULL), [null], <null>. */
const brackets = /^(?:\((.+)\)|\[(.+)\]|<(.+)>|【(.+)】)$/u;
/** And those of surveys for a question that was left out or not put. */
const surveyWords: ReadonlySet<string> = new Set(['(空)', '(跳过)']);
/** What people write where a form asks for something that they do not have. */
const personWords: ReadonlySet<string> = new Set(
  '无 暂无 空 空白 未知 不详 暂缺 未填 未填写 待补 待补充 待补录'.split(' '),
);
const longestWord = 9;
const strokes = /^(?:-+|—+|\/+)$/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const letter = /\p{L}/u;
/** In Chinese, without a digit or Latin letter, and by its first character no name of anything: 待编号, 无工单号, 同上. */
const excuse = /^[无未没暂待尚不空同][^\p{N}\p{Script=Latin}]*$/u;

/** True for a text of a title or body that a program wrote for none. A person's 无 there is what was said. */
export function isProgramNull(text: string): boolean {
  return text.length <= longestWord && (programWords.has(canonicalise(text)) || isLeftOut(text));
}

/** True for a cell of any other field that says that there is no value: `null`, 无, 不详, `/`. */
export function isNoValue(text: string): boolean {
  if (text.length > longestWord) return strokes.test(text);
  const canonical = canonicalise(text);
  return programWords.has(canonical) || personWords.has(canonical) || strokes.test(canonical) || isLeftOut(text);
}

function isLeftOut(text: string): boolean {
  return surveyWords.has(simplifyText(text.normalize('NFKC').trim()));
}

/** True for what cannot tell one message from another: no value, nothing but signs, or an excuse in words. */
export function isNoId(text: string): boolean {
  return isNoValue(text) || !letterOrDigit.test(text) || excuse.test(simplifyText(text));
}

/** True for what is no sentence of any language, however many replies or days it counts: `3`, `2026-03-01`. */
export function isLetterless(text: string): boolean {
  return !letter.test(text);
}

/** True for a text that says nothing: signs alone. */
export function isWordless(text: string): boolean {
  return !letterOrDigit.test(text);
}

/** In lower case and simplified characters, without brackets around. */
function canonicalise(text: string): string {
  const bare = simplifyText(text.normalize('NFKC').trim().toLowerCase());
  const [, ...within] = brackets.exec(bare) ?? [];
  return within.find((word) => word !== undefined) ?? bare;
}
