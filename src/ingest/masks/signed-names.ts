import { given, plainFamilyNames, plainName, plainWord } from './full-names.ts';
import { readName } from './read-name.ts';

/** Where a name stands, in UTF-16 units. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
}

/** Longest end of a text that is looked at: a name, blanks and a date. */
const longestEnd = 48;
/** On a line of its own, behind a dash or behind the last sentence; then nothing but a date. */
const signature =
  /(?:(?<own>\n|——|—)|[。！!？?;；])[ \t\u3000]{0,16}(?<name>\p{Script=Han}{2,4})[ \t\u3000]{0,16}\n?[ \t\u3000]{0,16}(?:\d[\d年月日号.\-/ :]{0,20})?[。\s]{0,8}$/u;
const behindName = new Set('0123456789年月日号.-/ :。\t\n\u3000');
/** Of a name, blanks and the sign before them. */
const longestName = 21;
const signed = /[\n—。！!？?;；][ \t\u3000]{0,16}\p{Script=Han}{2,4}$/u;
/** 村民李小溪敬上, and a date. */
const presented = new RegExp(
  `(?<name>${plainName}|(?<!\\p{Script=Han})(?!${plainWord})[${plainFamilyNames}]${given('1')})[ \\t\\u3000]{0,8}(?:[敬谨拜呈]上|敬启)[\\s\\d年月日号.\\-/:。]{0,24}$`,
  'u',
);
/** 李小溪：您好, 李小溪网友：您好, at the beginning of a reply. */
const greeting = /^\s{0,8}(?:尊敬的)?(?<name>\p{Script=Han}{2,4}?)(?:网友|同志|市民)?\s?[:：,，]?\s?(?:您好|你好)/u;

/** The name that a text is signed with; a sentence of two or three characters is none. */
export function findSignature(text: string): NamePlace | null {
  const lastPart = text.slice(-longestEnd);
  const giver = /[敬谨拜呈]上|敬启/.test(lastPart) ? presented.exec(lastPart) : null;
  if (giver?.groups?.name !== undefined) {
    const start = text.length - lastPart.length + giver.index;
    return { start, end: start + giver.groups.name.length };
  }
  // Most texts end in a sentence, which shows by what stands before its last characters.
  let last = text.length;
  while (last > 0 && behindName.has(text.charAt(last - 1))) last -= 1;
  if (!signed.test(text.slice(Math.max(0, last - longestName), last))) return null;
  const from = Math.max(0, text.length - longestEnd);
  const match = signature.exec(text.slice(from));
  if (match?.groups?.name === undefined) return null;
  return placeOf(
    text,
    from + match.index + match[0].indexOf(match.groups.name),
    match.groups.name,
    match.groups.own === undefined ? 'signed' : 'form',
  );
}

/** Whom a reply greets by the name alone. */
export function findGreeted(text: string): NamePlace | null {
  const name = greeting.exec(text)?.groups?.name;
  if (name === undefined) return null;
  const start = text.indexOf(name);
  // What he is called by behind the name is none of it.
  return placeOf(text.slice(0, start + name.length), start, name, 'called');
}

function placeOf(text: string, start: number, name: string, lead: 'signed' | 'form' | 'called'): NamePlace | null {
  return readName(text, start, lead) === name.length ? { start, end: start + name.length } : null;
}
