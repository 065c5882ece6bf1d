import { keepScript, type Simplify } from '../../../segment/simplify.ts';
import type { ThemeQuote } from '../contract.ts';
import type { WrittenContribution } from './without-words.ts';

type Texts = Pick<WrittenContribution, 'title' | 'body'>;

/** Both texts as the lexicon reads them. */
export function simplifyTexts({ title, body }: Texts, simplify: Simplify): Texts {
  return { title: simplify(title), body: simplify(body) };
}

/** Quotes in the characters of their contributions: simplified texts have as many units as the written ones. */
export function quoteAsWritten(
  { message_id, text }: ThemeQuote,
  { title, body }: Texts,
  simplify: Simplify,
): ThemeQuote {
  if (simplify === keepScript) return { message_id, text };
  for (const written of [body, title]) {
    const at = simplify(written).indexOf(text);
    if (at >= 0) return { message_id, text: written.slice(at, at + text.length) };
  }
  return { message_id, text };
}
