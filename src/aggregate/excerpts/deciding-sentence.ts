import { dangerSigns } from '../../classify/model/danger-signs.ts';
import { splitClauses } from '../../cluster/matters/clauses.ts';
import type { Evidence } from '../../core/message.ts';
import { cutText } from '../../core/whole-characters.ts';
import { blankSpans, findFormParts } from '../../segment/forms/find-form-parts.ts';
import type { Span } from '../../segment/forms/form-parts.ts';
import { listGrammaticalWords } from '../../segment/function-words.ts';
import type { DecidingSentence, JudgedMessage } from './contract.ts';
import { endWithoutComma } from './excerpt.ts';

/** A sentence with its clauses, each up to the next. */
interface Sentence extends Span {
  readonly clauses: readonly Span[];
}

/** A word of the evidence. */
interface Cue extends Omit<Evidence, 'weight'> {
  readonly word: string;
  readonly worth: number;
}

/** How much a stretch of the body spoke for the urgency. */
type Rate = (span: Span) => number;

/** Longest quotation where nothing else is said, in characters, marks included. */
const usualLimit = 84;
/** Of it for `……` on both sides. */
const room = 4;
/** What is shorter says too little without the sentence beside it. */
const shortest = 12;
/** What evidence is worth, of its weight: words of grammar and times (`现在`), of which models learn and nobody sees a danger; words that stand again elsewhere; what spoke against. */
const shares = { grammar: 0.25, again: 0.5, against: 0.5 } as const;
/** Without a sign of danger no text is critical, whatever speaks for it: what each adds, so many at most. */
const signs = { worth: 0.15, most: 3 } as const;
const everySign = new RegExp(dangerSigns, 'gu');
/** Whoever is asked for help is not told in the same breath what the danger is. */
const asks = /请|恳|盼|希望|呼吁|望.{0,12}(?:重视|关注|解决|处理)/u;
/** What a sentence is worth that asks and has no sign of a danger. */
const asking = 0.4;
/** The title decided where it is worth so many times what the best sentence is. */
const titleLead = 4;

/**
 * The sentence for which a message is critical: that of the body whose words spoke most for it, a longer one shortened round these; the
 * title where no sentence says as much. What an order's form and its clerks have written into the text is left out. Says so where a person decided, or no single words did.
 * @param limit longest quotation, in characters, marks included
 */
export function findDecidingSentence(message: JudgedMessage, limit = usualLimit): DecidingSentence {
  if (message.urgency_evidence === null) return { from: 'editor', text: null };
  const cues = readCues(message);
  const written = message.body ?? '';
  const body = blankSpans(written, findFormParts(written));
  const sentences = splitSentences(body);
  const rateIn: Rate = (span) => rate(body, span, cues);
  const worths = sentences.map(rateIn);
  const ofTitle = cues.reduce((sum, { field, worth }) => sum + (field === 'title' ? Math.max(0, worth) : 0), 0);
  const most = worths[indexOfMost(worths)] ?? 0;
  if (most > 0 && most * titleLead >= ofTitle && cues.some(({ worth }) => worth > 0)) {
    return { from: 'body', text: quoteSentence(body, sentences, worths, rateIn, limit - room) };
  }
  return ofTitle > 0 ? { from: 'title', text: (message.title ?? '').trim() } : { from: 'whole', text: null };
}

function readCues(message: JudgedMessage): Cue[] {
  const grammar = listGrammaticalWords();
  return (message.urgency_evidence ?? []).flatMap(({ field, start, end, weight }) => {
    const word = (message[field] ?? '').slice(start, end);
    if (word === '') return [];
    const says = dangerSigns.test(word) || (word.length > 1 && !grammar.has(word));
    return { field, start, end, word, worth: weight * (weight < 0 ? shares.against : 1) * (says ? 1 : shares.grammar) };
  });
}

function splitSentences(text: string): Sentence[] {
  const clauses = splitClauses(text, 0, text.length);
  const sentences: Sentence[] = [];
  let first = 0;
  for (const [index, { ends }] of clauses.entries()) {
    if (!ends && index < clauses.length - 1) continue;
    const own = clauses.slice(first, index + 1).map(({ from }, at) => ({
      from,
      to: clauses[first + at + 1]?.from ?? text.trimEnd().length,
    }));
    sentences.push({ from: own[0]!.from, to: own.at(-1)!.to, clauses: own });
    first = index + 1;
  }
  return sentences;
}

function rate(body: string, { from, to }: Span, cues: readonly Cue[]): number {
  const said = body.slice(from, to);
  const again = new Map<string, number>();
  let worth = 0;
  for (const cue of cues) {
    if (cue.field === 'body' && cue.start >= from && cue.start < to) worth += cue.worth;
    else if (cue.worth > 0 && cue.word.length > 1 && said.includes(cue.word)) {
      again.set(cue.word, Math.max(again.get(cue.word) ?? 0, cue.worth * shares.again));
    }
  }
  for (const repeated of again.values()) worth += repeated;
  const found = new Set(said.match(everySign) ?? []).size;
  if (found === 0) return asks.test(said) ? worth * asking : worth;
  return worth + signs.worth * Math.min(signs.most, found);
}

/** The first of the highest. */
function indexOfMost(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);
}

/** @param most longest quotation, without marks */
function quoteSentence(
  body: string,
  sentences: readonly Sentence[],
  worths: readonly number[],
  rateIn: Rate,
  most: number,
): string {
  const best = indexOfMost(worths);
  const sentence = sentences[best]!;
  const isLong = sentence.to - sentence.from > most;
  const { from, to } = isLong
    ? shorten(sentence, rateIn, most)
    : spread(sentences, worths, best, { enough: shortest, most });
  const isEnd = to - from <= most && to >= sentences.at(-1)!.to;
  const quoted = cutText(body.slice(from, to).replace(/\s+/gu, ' ').trim(), most);
  return `${from <= sentences[0]!.from ? '' : '……'}${isEnd ? quoted : `${endWithoutComma(quoted)}……`}`;
}

/** Its clauses round the one that decided. */
function shorten({ clauses }: Sentence, rateIn: Rate, most: number): Span {
  const worths = clauses.map(rateIn);
  return spread(clauses, worths, indexOfMost(worths), { enough: most, most });
}

/** A part with those beside it, until it is long enough or none more fits: of two the one that is worth more, else what it came to. */
function spread(
  parts: readonly Span[],
  worths: readonly number[],
  middle: number,
  { enough, most }: { readonly enough: number; readonly most: number },
): Span {
  let [first, last] = [middle, middle];
  const fits = (from: number, to: number): boolean =>
    from >= 0 && to < parts.length && parts[to]!.to - parts[from]!.from <= most;
  while (parts[last]!.to - parts[first]!.from < enough) {
    const isBefore = fits(first - 1, last);
    if (fits(first, last + 1) && !(isBefore && worths[first - 1]! > worths[last + 1]!)) last++;
    else if (isBefore) first--;
    else break;
  }
  return { from: parts[first]!.from, to: parts[last]!.to };
}
