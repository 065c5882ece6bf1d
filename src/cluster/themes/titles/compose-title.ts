import { isGeneralName } from '../../../segment/places/general-heads.ts';
import { mentionsPlace, type StatedAsk, urging } from '../asks/read-clause.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { measures } from '../words/plain-verbs.ts';
import { countMentions, createNameTest } from './mentions.ts';
import type { WrittenAsk } from './written-title.ts';

/** A line by its number. */
const line = /[\da-z]+(?=路|号线)/giu;
/** A line's number before what else says that it is one. */
const lineBefore = /[\da-z]+路(?=公交|巴士|车)/giu;
/** Before a thing: it is not there, or needed. */
const lack = new RegExp(
  `(?:(?:没有|没通|未通|没装|未装|未设|缺少|缺乏|没)\\p{Script=Han}{0,3}|(?:(?<![急紧短奇不])缺|(?<![不无必])需要?)(?:[一几两]?[${measures}])?(?:公办|公立|公共)?)$`,
  'u',
);
/** After a thing: there is too little of it, or it is asked when it comes. */
const wanted =
  /^(?:(?:实在|真的?|严重|也|都|还)*(?:太少|不足|不够|紧缺|奇缺|短缺)|(?:到底|究竟)?(?:何时|何日|几时|什么时候|啥时候|哪天)(?:才)?(?:能够?|可以|会)?(?:有|建|装))/u;
/** Points at something that the title does not name. */
const pointing = /[这那该此](?!外|前|后|时)/u;
/** Names of these stand for one place; those of parks, hospitals and the like mostly say what is asked for. */
const onePlace: ReadonlySet<string> = new Set(['road', 'estate', 'village']);
/** Less says too little of what is asked for ("高架"). */
const shortestObject = 3;

/**
 * Tells which texts name a place, or a line by its number, that not even half of the contributions speak of, or point at one: as
 * the title of a theme they would say that all ask it of that place.
 */
export function findForeign(contributions: readonly WrittenContribution[]): (text: string) => boolean {
  const names = new Set(
    contributions.flatMap(({ places }) =>
      places
        .filter(({ name, type }) => onePlace.has(type) && name.length > 1 && !isGeneralName(name))
        .map(({ name }) => name),
    ),
  );
  const isMost = (count: number): boolean => count * 2 > contributions.length;
  const counts = countMentions(names, contributions);
  const mentionsForeign = createNameTest([...names].filter((name) => !isMost(counts.get(name) ?? 0)));
  const sharedLines = new Map<string, boolean>();
  const isSharedLine = (number: string): boolean => {
    const known = sharedLines.get(number);
    if (known !== undefined) return known;
    const isShared = isMost(
      contributions.filter(({ title, body }) => title.includes(number) || body.includes(number)).length,
    );
    sharedLines.set(number, isShared);
    return isShared;
  };
  return (text) =>
    pointing.test(text) || mentionsForeign(text) || (text.match(line) ?? []).some((number) => !isSharedLine(number));
}

/**
 * Ask and object of a stated ask by themselves; as it is stated, but for numbers of lines, where it has no ask, or neither its object
 * nor the usual word is one that tells.
 */
export function leaveOutPlace(stated: StatedAsk, usualWord: string | null, lexicon: ThemeLexicon): WrittenAsk {
  const [first] = lexicon.matchAsks(stated.text);
  const opening = first?.start === 0 ? stated.text.slice(0, first.end) : null;
  const ask = stated.ask ?? opening;
  const objectWord = [stated.objectWord, usualWord].find((word) => word !== null && tells(word)) ?? null;
  if (ask === null || ask.length < 2 || urging.test(ask) || objectWord === null)
    return { ...stated, text: stated.text.replace(lineBefore, '') };
  const leads = stated.leads || stated.ask === null;
  return { text: leads ? `${ask}${objectWord}` : `${objectWord}${ask}`, objectWord, leads };
}

/** What is there once somebody lets it through, not once it is built. */
const supplied = /[气电水]$|网络$|信号$|宽带$/u;

/** The ask of contributions half of which only say that a thing is lacking ("路口没有红绿灯"); else null. */
export function nameLack(contributions: readonly WrittenContribution[], word: string | null): string | null {
  if (word === null) return null;
  const lacks = (text: string): boolean => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const end = at + word.length;
      if (lack.test(text.slice(Math.max(0, at - 6), at)) || wanted.test(text.slice(end, end + 12))) return true;
    }
    return false;
  };
  const lacking = contributions.filter(({ title, body }) => lacks(title) || lacks(body)).length;
  if (lacking * 2 < contributions.length) return null;
  // "充电" is done, at something that is set up.
  if (word.endsWith('充电')) return `增设${word}设施`;
  return `${supplied.test(word) ? '开通' : '增设'}${word}`;
}

function tells(word: string): boolean {
  return (
    word.length >= shortestObject &&
    !/[\da-z]/iu.test(word) &&
    !pointing.test(word) &&
    !/^(?:路|号线)/u.test(word) &&
    !mentionsPlace(word.slice(0, -1))
  );
}
