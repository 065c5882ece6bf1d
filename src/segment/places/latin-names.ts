import type { NameList } from './name-list.ts';

/** Ends of English names of what people go to. */
const ends = 'bar|pub|club|cafe|café|coffee|hotel|hostel|inn|mall|plaza|gym|fitness|spa|lounge|bistro|bakery|kitchen';
/** Several words, the last of which is one: no piece of a style sheet or an address of the web. */
const named = new RegExp(
  `(?<![a-z0-9_.#{}@/-])[a-z][a-z'&!]*(?: [a-z&][a-z'&!]*){0,3} (?:${ends})(?![a-z0-9_.:;{}@/-])`,
  'gu',
);
const hint = new RegExp(`[a-z!'&] (?:${ends})(?![a-z])`, 'u');
/** Words that an English sentence goes on with, not a name. */
const sentence = /^(?:a|an|no|in|at|to|of|my|our|this|that|is|on)\b/u;
/** What goes before a word of a name in one (`go!` `fit`, `the` `bay`). */
const before = /(?<![a-z0-9_.#{}@/-])[a-z][a-z'&! ]*$/u;
const latin = /^[a-z]/u;
const reach = 24;

/**
 * Adds names of several Latin words, which segmenters part at their blanks (`云 moon bar`), and gives names of which they kept the last
 * such word alone those before it (`the bay` `商场`).
 */
export function addLatinNames(text: string, found: NameList): void {
  for (const { name, type, start, end } of [...found.names]) {
    if (type === 'region' || !latin.test(name)) continue;
    const own = before.exec(text.slice(Math.max(0, start - reach), start))?.[0].length ?? 0;
    if (own === 0 || !found.isFree(start - own, start)) continue;
    found.put({ name: text.slice(start - own, end), type, start: start - own, end });
  }
  if (!hint.test(text)) return;
  for (const { 0: name, index: start } of text.matchAll(named)) {
    const end = start + name.length;
    if (!sentence.test(name) && found.isFree(start, end)) found.put({ name, type: 'company', start, end });
  }
}
