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

/**
 * Adds names of several Latin words, which segmenters part at their blanks (`云 moon bar`).
 */
export function addLatinNames(text: string, found: NameList): void {
  if (!hint.test(text)) return;
  for (const { 0: name, index: start } of text.matchAll(named)) {
    const end = start + name.length;
    if (!sentence.test(name) && found.isFree(start, end)) found.put({ name, type: 'company', start, end });
  }
}
