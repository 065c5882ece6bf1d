import { type Simplify, simplifyText } from '../../../segment/normalise.ts';
import type { ThemeQuote } from '../contract.ts';
import type { WrittenContribution } from './without-words.ts';

type Texts = Pick<WrittenContribution, 'title' | 'body'>;

/** Both texts as the lexicon reads them. */
export function simplifyTexts({ title, body }: Texts, simplify: Simplify | null): Texts {
  return { title: simplifyText(title, simplify), body: simplifyText(body, simplify) };
}

/** Quotes in the characters of their contributions: simplified texts have as many units as the written ones. */
export function quoteAsWritten(
  { message_id, text }: ThemeQuote,
  { title, body }: Texts,
  simplify: Simplify | null,
): ThemeQuote {
  if (simplify === null) return { message_id, text };
  for (const written of [body, title]) {
    const at = simplifyText(written, simplify).indexOf(text);
    if (at >= 0) return { message_id, text: written.slice(at, at + text.length) };
  }
  return { message_id, text };
}
