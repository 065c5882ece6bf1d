import type { MessageTerms } from '../../cluster/terms/represent.ts';

/** What of a message is counted week by week, see `sql/trends/terms-weekly.sql`. */
export interface TrendTerms {
  /** Distinct words of title and body, joined by single spaces. */
  readonly words: string;
  /** Distinct pairs of neighbouring words of the title, `车位_捆绑`, joined likewise. */
  readonly phrases: string;
}

/** Shorter ones say little, longer ones are names or cut wrongly. */
const isCounted = ({ length }: string): boolean => length >= 2 && length <= 8;

/**
 * Lists the words that clustering keeps of a message (stop words and formulas are gone), and pairs of neighbouring words of the
 * title that both are among them and stand outside names, so that no phrase is made of a name or of a code cut apart. A
 * phrase that a word of the body is, or ends with, does not count.
 * @param titleTokens all words of the title, in their order, with what stands between them: no phrase goes across a comma or a blank
 */
export function listTrendTerms(
  { title, body, isNamed }: Pick<MessageTerms, 'title' | 'body' | 'isNamed'>,
  titleTokens: readonly string[],
): TrendTerms {
  const words: string[] = [];
  for (const word of body.keys()) if (isCounted(word)) words.push(word);
  for (const word of title.keys()) if (isCounted(word) && !body.has(word)) words.push(word);
  const phrases = new Map<string, string>();
  const isPart = (word: string): boolean => word.length >= 2 && title.has(word) && !isNamed(word);
  for (let i = 1; i < titleTokens.length; i += 1) {
    const [first, second] = [titleTokens[i - 1]!, titleTokens[i]!];
    if (first.length + second.length > 8 || !isPart(first) || !isPart(second)) continue;
    const phrase = first + second;
    if (!phrases.has(phrase) && !endsWord(body, phrase)) phrases.set(phrase, `${first}_${second}`);
  }
  return { words: words.join(' '), phrases: [...phrases.values()].join(' ') };
}

function endsWord(words: ReadonlyMap<string, unknown>, phrase: string): boolean {
  for (const word of words.keys()) if (word.length >= phrase.length && word.endsWith(phrase)) return true;
  return false;
}
