import type { SegmentedText } from '../../../core/message.ts';
import { indexAt } from '../../cut-text.ts';
import { opensNoName } from '../cut-names.ts';
import type { CandidateField } from '../find-candidates.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { generalType } from '../judge/judge-names.ts';
import { mayOpenLane } from '../name-heads.ts';
import { startOfName } from '../name-leads.ts';
import type { FoundName } from '../name-list.ts';
import { standing } from '../other-senses.ts';
import { nameBorders } from '../place-lexicon.ts';
import { phrase } from '../quoted-names.ts';
import { dialectSigns } from '../repair-dialect.ts';
import { typeOfEnd } from '../telling-ends.ts';
import { tellsPlace } from '../tells-place.ts';
import { findTitleNames } from './find-title-names.ts';
import type { Span } from './list-spans.ts';

/** The type of a name that no end tells. */
export const namedType = 'named';

/** So much of a title is read: what is longer is a text. */
const titleLength = 200;
/** So much of a body without a title, which says its matter early. */
const openingLength = 80;
/** Mentions of one name in a body that are added, at most. */
const mostMentions = 20;

/**
 * Adds the names of the title that no rule finds, or of the opening of a body without a title, and their mentions in the body. What only
 * looks like a name gives way to them.
 * @param names what was found, by field
 */
export function addTitleNames(
  fields: readonly CandidateField[],
  names: readonly (readonly FoundName[])[],
  gazetteer: Gazetteer,
): readonly (readonly FoundName[])[] {
  const find = (field: number, length: number): FoundName[] => {
    const { segmented } = fields[field]!;
    const isRefused = (span: Span): boolean => saysNothing(segmented, span, gazetteer);
    return findTitleNames(segmented, names[field]!.filter(isName), gazetteer.titleNames, isRefused, length).map(
      ({ start, end }): FoundName => {
        const name = segmented.text.slice(start, end);
        return { name, type: typeOfEnd(name) ?? namedType, start, end };
      },
    );
  };
  const hasTitle = fields.some(({ isTitle, text }) => isTitle && /[\p{L}\p{N}]/u.test(text));
  const added = fields.map(({ isTitle }, field) => {
    if (isTitle) return find(field, titleLength);
    return hasTitle ? [] : find(field, openingLength);
  });
  const all = added.flat();
  if (all.length === 0) return names;
  return fields.map(({ text, isTitle }, field) =>
    putIn(names[field]!, isTitle ? added[field]! : all.flatMap((name) => listMentions(text, name))),
  );
}

/** Whether what was found is a name, and not what only looks like one. */
export function isName({ type }: FoundName): boolean {
  return type !== generalType && type !== phrase;
}

/** A number of something, or the groups of a village, which have rules of their own. */
const counted = /^[0-9一二三四五六七八九十两几]+[期楼栋幢层号室名家户]$|[0-9一二三四五六七八九十]组/u;
/** Signs of a sentence, what clerks call a call, and a sound. */
const spoken = new RegExp(
  `[的了是我你您他她它们这那此某每各没吗呢吧把被最很${dialectSigns}]|[来致]电|工单|诉求|^(.)\\1+$`,
  'u',
);
/** Ends of words and not of names (`国际化`), a piece of another end (`片区`), and a floor. */
const noEnd = /(?:国际|城镇|现代|信息|智能|规范|标准|多元)化$|片$|[^第][一二三四五六七八九]楼$/u;

/** Whether a stretch is a word of grammar or of a kind, falls into such, or has in it what no name has. */
export function saysNothing(
  { text, words, starts }: SegmentedText,
  { start, end }: Span,
  gazetteer: Gazetteer,
): boolean {
  const name = text.slice(start, end);
  if (gazetteer.borders.has(name)) return true;
  if (counted.test(name) || spoken.test(name) || noEnd.test(name) || opensNoName.test(name)) return true;
  if (name.endsWith('站') && standing.test(text.slice(end, end + 1))) return true;
  if ((name.endsWith('里') && !mayOpenLane(name.slice(0, -1))) || startOfName(name) !== 0) return true;
  const index = indexAt(starts, start);
  const first = words[index]!;
  const goesOn = starts[index] === start && start + first.length < end;
  if (goesOn && first.length > 1 && nameBorders.has(first)) return true;
  return !tellsPlace({ type: namedType, name });
}

function listMentions(text: string, { name, type }: FoundName): FoundName[] {
  const mentions: FoundName[] = [];
  for (
    let start = text.indexOf(name);
    start >= 0 && mentions.length < mostMentions;
    start = text.indexOf(name, start + name.length)
  ) {
    mentions.push({ name, type, start, end: start + name.length });
  }
  return mentions;
}

/** Names with others that go across none of them, of these the longer first, and in whose place what only looks like a name gives way. */
function putIn(names: readonly FoundName[], added: readonly FoundName[]): readonly FoundName[] {
  const isAcross = (one: FoundName, other: FoundName): boolean => one.start < other.end && one.end > other.start;
  const put: FoundName[] = [];
  for (const name of [...added].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const isAcrossAny = (others: readonly FoundName[]): boolean =>
      others.some((other) => isName(other) && isAcross(name, other));
    if (!isAcrossAny(names) && !isAcrossAny(put)) put.push(name);
  }
  if (put.length === 0) return names;
  const kept = names.filter((name) => isName(name) || !put.some((other) => isAcross(name, other)));
  return [...kept, ...put].sort((a, b) => a.start - b.start);
}
