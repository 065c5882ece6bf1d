import { readSigns, titleLimit } from '../../naming/titles.ts';
import { withoutEmoticons } from '../asks/split-clauses.ts';
import { plainTitle } from '../asks/state-ask.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';

/** A shorter title is printed as it is written. */
const shortestTitle = 4;
/** So many contributions, and sentences of each, are looked at for one that says something. */
const lookedAt = { contributions: 12, sentences: 6 } as const;
const sentenceEnd = /[。！!？?；;\n]|(?<=\p{Script=Han})\.(?=\p{Script=Han}|$)/u;

/**
 * The first title that says more than who writes from where and when; where none does, the first sentence of a body that does, and where
 * there is none, the first title.
 * @param contributions the most typical first
 */
export function typicalTitle(contributions: readonly Pick<WrittenContribution, 'title' | 'body'>[]): string {
  const looked = contributions.slice(0, lookedAt.contributions);
  const written = withoutEmoticons(contributions[0]!.title).replace(/\s+/gu, '');
  const own = plainTitle(written);
  const isSilent = own === '' && written.length >= shortestTitle;
  const told = isSilent
    ? [
        ...looked.map(({ title }) => title),
        ...looked.flatMap(({ body }) => body.split(sentenceEnd).slice(0, lookedAt.sentences)),
      ].map(plainTitle)
    : [own];
  const stated = told.find((text) => text.length >= shortestTitle);
  const plain = stated ?? written;
  if (plain === '') return '未命名的建议';
  return plain.length <= titleLimit ? plain : `${plain.slice(0, titleLimit - 1)}…`;
}

/** Whether a title asks for something in known words, and is neither a question nor tells of trouble first. */
export function asksSomething(title: string, lexicon: ThemeLexicon): boolean {
  const [first] = lexicon.matchAsks(title);
  if (/^(?:询问|咨询|请问)/u.test(title) || readSigns(title).question) return false;
  return first !== undefined && (first.start === 0 || !readSigns(title).trouble);
}
