import { cutText } from '../../core/whole-characters.ts';
import { isWish } from './asks/body-wish.ts';
import { findAsksIn, parseProposal, proposing } from './asks/parse-proposal.ts';
import { urging } from './asks/read-clause.ts';
import type { ThemeQuote } from './contract.ts';
import { hideNames } from './texts/hide-names.ts';
import { isShort } from './texts/short-texts.ts';
import type { WrittenContribution } from './texts/without-words.ts';
import { dice, pairsOf } from './words/character-pairs.ts';
import type { ThemeLexicon } from './words/lexicon.ts';

/** What a theme is about: quotes must say it. */
export interface ThemeMatter {
  /** Index in the lexicon's objects. */
  readonly object: number | null;
  readonly objectWord: string | null;
  /** Group of the ask. */
  readonly group: string | null;
}

/** Two quotes with at least this share of pairs of characters in common say the same. */
const sameness = 0.7;

/**
 * Passages that say what the theme is about, those of its very object and ask first, then by the order given; of different
 * authors where enough of them say it, none twice. The first is of the contribution with most likes of those that say object and ask. Contributions that say nothing of it are quoted only where no others are left.
 * @param order indexes of contributions, the most typical first
 */
export function pickQuotes(
  contributions: readonly WrittenContribution[],
  order: readonly number[],
  quotes: number,
  matter: ThemeMatter,
  lexicon: ThemeLexicon,
): ThemeQuote[] {
  const ranked = order
    .map((i) => ({ ...contributions[i]!, ...quoteOf(contributions[i]!, matter, lexicon) }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.rating - a.rating);
  const liked = mostLiked(
    ranked.filter(({ rating }) => (matter.group === null ? rating > 0 : rating > 2 && rating % 2 === 1)),
  );
  const candidates = liked === null ? ranked : [liked, ...ranked.filter((one) => one !== liked)];
  const picked: ThemeQuote[] = [];
  const authors = new Set<string>();
  const said: ReadonlySet<string>[] = [];
  for (const { apt, fresh } of [
    { apt: true, fresh: true },
    { apt: true, fresh: false },
    { apt: false, fresh: true },
    { apt: false, fresh: false },
  ]) {
    // What says nothing of the theme is no better than fewer quotes.
    if (!apt && fresh && picked.length > 0) return picked;
    for (const { id, author, text, rating } of candidates) {
      if (picked.length >= quotes) return picked;
      if ((apt && rating === 0) || (fresh && author !== null && authors.has(author))) continue;
      const pairs = pairsOf(text);
      if (picked.some((quote) => quote.message_id === id) || said.some((other) => dice(pairs, other) > sameness)) {
        continue;
      }
      picked.push({ message_id: id, text });
      said.push(pairs);
      if (author !== null) authors.add(author);
    }
  }
  return picked;
}

/** The one with most likes, the first of equal ones; null where none has any. */
function mostLiked<T extends { readonly likes: number | null }>(all: readonly T[]): T | null {
  return all.reduce<T | null>((most, one) => ((one.likes ?? 0) > (most?.likes ?? 0) ? one : most), null);
}

/** Who is addressed, at the start of a first sentence. */
const salutation =
  /^(?:(?:尊敬|敬爱|亲爱)的[^，,：:！!。；;]{1,30}[，,：:！!]\s*)?(?:(?:您|你|大家)们?好[，,：:！!]\s*)?/u;

const refusing = /反对|不要|拒绝|抵制|取消/u;

/** The sentence of the body that best says what is proposed, if it is of a readable length and says no less than the title; else the title. */
function quoteOf(
  { title, body, places }: WrittenContribution,
  matter: ThemeMatter,
  wholeLexicon: ThemeLexicon,
): { readonly text: string; readonly rating: number } {
  const lexicon = hideNames(wholeLexicon, places);
  const ofTitle = rateQuote(title, matter, lexicon);
  let best = { text: title.trim() || cutText(body.trim(), 120), rating: ofTitle };
  // Of a title that asks nothing, what is asked after it says more, in whatever words.
  const tells = isShort({ title, body }) && findAsksIn(title, lexicon).length === 0 && !isWish(title);
  const least = tells && ofTitle === 0 ? 0 : Math.max(1, ofTitle);
  let highest = 2 * least - 1;
  for (const sentence of body.split(/(?<=[。！？!?；;\n])/u)) {
    const text = sentence.trim().replace(salutation, '');
    if (text.length < 6 || text.length > 120) continue;
    const isSaid = proposing.test(text) || refusing.test(text);
    if (!isSaid && !(tells && isWish(text))) continue;
    const rating = rateQuote(text, matter, lexicon);
    const score = 2 * rating + (isSaid ? 1 : 0);
    if (score > highest) {
      best = { text, rating };
      highest = score;
    }
    if (rating === 5) break;
  }
  return best;
}

/** 4 for the word of the theme's object, 2 for another of its class, and 1 more for its ask; 0 for "希望领导重视". */
function rateQuote(text: string, matter: ThemeMatter, lexicon: ThemeLexicon): number {
  const named = rateNaming(text, matter, lexicon);
  return named + (matter.group !== null && isAsked(text, matter, matter.group, lexicon) ? 1 : 0);
}

function rateNaming(text: string, { object, objectWord }: ThemeMatter, lexicon: ThemeLexicon): number {
  const words = parseProposal(text, lexicon).objects.filter((found) => found.object === object);
  const isNamed =
    objectWord !== null &&
    (text.includes(objectWord) || words.some(({ word }) => word.includes(objectWord) || objectWord.includes(word)));
  return isNamed ? 4 : words.length > 0 ? 2 : 0;
}

/** Whether a clause asks it, of the theme's object or of none of its own: beside a park's name, "加快老城区更新" asks for no park. */
function isAsked(text: string, matter: ThemeMatter, group: string, lexicon: ThemeLexicon): boolean {
  return text.split(/[，,。！!？?；;：:\s]+/u).some((clause) => {
    const asks = findAsksIn(clause, lexicon);
    if (!asks.some(({ ask, word }) => lexicon.asks[ask]!.group === group && !urging.test(word))) return false;
    return rateNaming(clause, matter, lexicon) > 0 || !parseProposal(clause, lexicon).objects.some(({ weak }) => !weak);
  });
}
