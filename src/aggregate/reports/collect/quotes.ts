import { nameMessage } from '../../../core/message.ts';
import { excerptText, type Sought } from '../../excerpts/excerpt.ts';
import type { Quote } from '../document.ts';
import type { ReportSettings } from '../settings.ts';

export interface QuoteSource {
  readonly key: string;
  readonly messageId: string;
  readonly source: string;
  readonly body: string;
  readonly title: string;
  readonly day: string;
  readonly region: string | null;
  readonly person: string;
}

/** Messages of one person among those that are looked at for quotes, of which one can be empty or say what is quoted already. */
export const mostOfPerson = 2;

/** One quote a person, and none that another one holds already. @param soughtIn of all alike, or of each its own, or the passage itself */
export function pickQuotes<T extends QuoteSource>(
  sources: readonly T[],
  soughtIn: Sought | ((source: T) => Sought | string),
  settings: Pick<ReportSettings, 'quotesPerIssue' | 'quoteLength'>,
): Quote[] {
  const quotes: Quote[] = [];
  const persons = new Set<string>();
  for (const source of sources) {
    if (quotes.length >= settings.quotesPerIssue) break;
    if (persons.has(source.person)) continue;
    const sought = typeof soughtIn === 'function' ? soughtIn(source) : soughtIn;
    const quote = toQuote(source, sought, settings.quoteLength);
    if (quote.text === '' || quotes.some((other) => isSameText(other.text, quote.text))) continue;
    persons.add(source.person);
    quotes.push(quote);
  }
  return quotes;
}

/** Share of the pairs of characters of the shorter text that the other has, too: from here on they say the same words … */
const sameWords = 0.6;
/** … where the shorter has so many: two short proposals of one thing differ in the place alone. */
const fewestPairs = 20;

/** Whether two quotes begin alike, or are mostly the same words whatever stands before them. */
export function isSameText(a: string, b: string): boolean {
  const opening = (text: string) => text.replace(/[\d…]/g, '').slice(0, 20);
  if (opening(a) === opening(b)) return true;
  const [fewer, more] = [pairsOf(a), pairsOf(b)].sort((one, other) => one.size - other.size) as [
    Set<string>,
    Set<string>,
  ];
  if (fewer.size < fewestPairs) return false;
  return [...fewer].filter((pair) => more.has(pair)).length >= sameWords * fewer.size;
}

function pairsOf(text: string): Set<string> {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2)),
  );
}

/** A message as a quotation: a passage of its body, or its title where it has no body. @param sought what is looked for, or the passage */
export function toQuote(source: Omit<QuoteSource, 'key' | 'person'>, sought: Sought | string, limit: number): Quote {
  return {
    text: typeof sought === 'string' ? sought : findPassage(source, sought, limit),
    messageId: nameMessage({ source: source.source, message_id: source.messageId }),
    day: source.day,
    region: source.region,
  };
}

function findPassage({ title, body }: Pick<QuoteSource, 'title' | 'body'>, sought: Sought, limit: number): string {
  const passage = excerptText(body ?? '', sought, limit);
  return passage === '' ? excerptText(title ?? '', sought, limit) : passage;
}

/** Rows by their key, in the order they have. */
export function groupByKey<T extends { readonly key: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group === undefined) groups.set(row.key, [row]);
    else group.push(row);
  }
  return groups;
}
