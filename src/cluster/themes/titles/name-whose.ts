import type { StatedAsk } from '../asks/read-clause.ts';
import { splitClauses } from '../asks/split-clauses.ts';
import type { ReadContribution } from '../points/read-contribution.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';

/** Contributions as read; the lists are aligned. */
export interface ReadGroup {
  readonly contributions: readonly Pick<WrittenContribution, 'title' | 'body'>[];
  readonly readings: readonly Pick<ReadContribution, 'title' | 'passages'>[];
}

/** Urges between whose it is and the verb. */
const urge = /(?:必须|应该?|应当|要|都|全部|统一|也|请|能不能|能否|可否)+$/u;
/** Done by somebody. */
const misdeed = /^(?:不(?!动产|锈)|未|乱|拒|私自|违规|违法|偷)/u;

/** In a word for what is done that should not be. */
const wrong = /[不未乱拒]/u;

/**
 * Whose a thing is, where a title would say what is to be done with it and no more: the word before the verb in the clause that asks
 * ("校车必须装监控"), for a kind of thing that at least half of the contributions name.
 */
export function nameWhose(
  { text, leads, object }: Pick<StatedAsk, 'text' | 'leads' | 'object'>,
  { contributions, readings }: ReadGroup,
  lexicon: ThemeLexicon,
): string | null {
  if (!leads) return null;
  for (const { plain } of contributions.flatMap(({ title }) => splitClauses(title))) {
    if (!plain.endsWith(text)) continue;
    const lead = plain.slice(0, plain.length - text.length).replace(urge, '');
    const owner = classOf(lead, lexicon);
    if (owner === null || owner === object) continue;
    const naming = readings.filter(({ title, passages }) =>
      [title, ...passages].some(({ objects }) => objects.some((found) => found.object === owner)),
    );
    if (naming.length * 2 >= readings.length) return lead;
  }
  return null;
}

/** The class of a text that is a word for an object and nothing else. */
function classOf(text: string, lexicon: ThemeLexicon): number | null {
  const [match] = lexicon.match(text);
  if (match === undefined || match.start !== 0 || match.end !== text.length) return null;
  return match.senses.find(({ kind, weak }) => kind === 'object' && !weak)?.index ?? null;
}

/** Who is to be stopped from what an ask names alone ("严查拒载" → "严查出租车拒载"), as half of the contributions call them. */
export function nameDoer<T extends Pick<StatedAsk, 'text' | 'ask' | 'leads' | 'object'>>(
  stated: T,
  { contributions, readings }: ReadGroup,
): T {
  const { text, ask, leads, object } = stated;
  if (!leads || ask === null || !text.startsWith(ask) || !misdeed.test(text.slice(ask.length))) return stated;
  const words = readings.flatMap(({ title, passages }) =>
    [title, ...passages].flatMap(({ objects }) =>
      objects.filter((found) => found.object === object && !wrong.test(found.word)).map(({ word }) => word),
    ),
  );
  const done = text.slice(ask.length, ask.length + 2);
  const countOf = (word: string): number =>
    contributions.filter(({ title, body }) => title.includes(word) || body.includes(word)).length;
  const doer = [...new Set(words)].find(
    (word) => countOf(word) * 2 >= contributions.length && countOf(`${word}${done}`) > 0 && !text.includes(word),
  );
  return doer === undefined ? stated : { ...stated, text: `${ask}${doer}${text.slice(ask.length)}` };
}
