import type { ThemeLexicon, WordMatch } from './lexicon.ts';

/** Words that count what is asked for, as a class of characters. */
export const measures = '个座条所家处间盏台部块趟';

/** Ends with a verb spoken twice ("管管"): before it stands who is to do it as often as what is to be done. */
export const endsDoubled = /([管查改修换治抓])一?\1$/u;

/**
 * Verbs of one character that ask for more of what they are said of, with how much is wanted: before the object ("装几盏路灯"),
 * where they end no longer word ("民办学校", "交通设施"), and after it ("公厕多建点").
 */
const verbs = '建修装设办开通划配放加安添盖';
const beforeObject = new RegExp(
  `(?<![交沟流普直畅民公主承举包服武离停存燃释参更分搭维覆基计规违改扩重居治平保])(多?[${verbs}])(?:[起上出]|[一几两些点]|[${measures}])*(?:公[立办益]|免费|普惠性?|平价|新的?|更多|大型|小型)?$`,
  'u',
);
const afterObject = new RegExp(
  `^(?:再|能|要|请|多|快点?|早点)*[${verbs}](?:[起上出一几两些点个座吧]|起来)*(?=$|，)`,
  'u',
);
/** Begins a word for an object. */
export const insideObject = /^[建修装设加安通]/u;

/**
 * The plain verb beside a word for an object or at its beginning ("装电梯"), with its offset in the text; null where there is none.
 * @param holdsAsk whether the word has an ask of the lexicon's
 */
export function findPlainVerb(
  text: string,
  match: WordMatch,
  matches: readonly WordMatch[],
  holdsAsk: boolean,
  lexicon: ThemeLexicon,
): { readonly word: string; readonly start: number } | null {
  if (!match.senses.some(({ kind }) => kind === 'object')) return null;
  const [inside] = insideObject.exec(text.slice(match.start, match.end)) ?? [];
  if (inside !== undefined && !holdsAsk) {
    const rest = lexicon.match(text.slice(match.start + inside.length, match.end));
    if (rest.length > 0) return { word: inside, start: match.start };
  }
  const from = matches.filter(({ end }) => end <= match.start).at(-1)?.end ?? 0;
  const before = beforeObject.exec(text.slice(from, match.start));
  if (before !== null) return { word: before[1]!, start: from + before.index };
  const to = matches.find(({ start }) => start >= match.end)?.start ?? text.length;
  const [after] = afterObject.exec(text.slice(match.end, to)) ?? [];
  const isCut = after !== undefined && match.end + after.length === to && to < text.length;
  return after === undefined || isCut ? null : { word: after, start: match.end };
}
