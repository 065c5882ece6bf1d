import type { ThemeLexicon } from './lexicon.ts';
import { describesNoun } from './parse-proposal.ts';

/** An ask beside its object. */
export interface PlacedAsk {
  readonly word: string;
  readonly start: number;
}

/** Verbs without sense of their own before or after an ask. */
const light = /^(?:纳入|进行|实施|加以|予以|完成|尽快|早日|尽早)+|(?:进行|予以|加以)$/u;
/**
 * A word for an object without the asks that it holds ("安装路灯" → "路灯"): those that it begins with, and the stated one at its end.
 * @param ask the stated ask where it stands inside the word, its offset counted from the word's start
 * @returns null where the word is nothing but asks
 */
export function nameObject(word: string, ask: PlacedAsk | null, lexicon: ThemeLexicon): string | null {
  let name = word;
  if (ask !== null && ask.start > 0 && ask.start + ask.word.length === name.length) name = name.slice(0, ask.start);
  for (;;) {
    const [first] = lexicon.matchAsks(name);
    const opening = first?.start === 0 && !describesNoun(name) ? name.slice(first.end).replace(/^[个座条]/u, '') : name;
    const rest = opening.replace(light, '');
    if (rest === name) break;
    name = rest;
  }
  return name.length < 2 ? null : name;
}

/** What follows an ask up to the clause's end, where it can be a noun. */
const noun =
  /^的?(?![到至为成在给得了吗一半于起并和与及或等措]|进展|进度|情况|时间|计划|工程|工作|方案|政策|力度|事宜)(\p{Script=Han}{2,6})$/u;

/** The noun right after an ask; null where what follows is none, holds an ask or may name a place. */
export function nounAfter(
  rest: string,
  lexicon: ThemeLexicon,
  mentionsPlace: (text: string) => boolean,
): string | null {
  const found = noun.exec(rest)?.[1];
  if (found === undefined || mentionsPlace(found) || lexicon.matchAsks(found).length > 0) return null;
  return found;
}

/** Splits an ask that holds its object ("延长末班") at the shorter ask that it begins with; null where it holds none. */
export function splitAsk(word: string, lexicon: ThemeLexicon): { readonly verb: string; readonly noun: string } | null {
  for (let length = 2; length <= word.length - 2; length++) {
    const verb = word.slice(0, length);
    const noun = word.slice(length);
    if (isAsk(verb, lexicon) && !isAsk(noun, lexicon)) return { verb, noun };
  }
  return null;
}

function isAsk(word: string, lexicon: ThemeLexicon): boolean {
  return lexicon.asks.some(({ words, weak }) => words.includes(word) || weak.includes(word));
}
