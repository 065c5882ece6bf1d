import { isClosingLine } from '../../cluster/matters/closing-lines.ts';
import { blankSpans, findFormParts } from '../../segment/forms/find-form-parts.ts';

/** Openings and closings that say nothing of the matter. */
const courtesy =
  /^(尊敬|敬爱|亲爱)的|^(您|你|各位|领导).{0,6}好[！!。，]?$|^(谢谢|感谢|此致|敬礼|望|盼|恳请|希望).{0,10}$|^.{0,6}敬上[！!。]?$/;
/** What whoever writes ends with, whatever he writes of. */
const farewell = /^(?:谢谢|感谢|多谢|拜托|敬礼|此致).{0,8}$|^.{0,6}敬上$/u;
const marks = /[\s\p{P}\p{S}]+/gu;
/** So much the printed title tells, beside one word that tells what the matter is. */
const titleWeight = 6;
/** What a courtesy in a passage costs, in words, as much again where it begins with it, and what an exclamation of hardly a word does. */
const costs = { courtesy: 0.3, cry: 0.05 } as const;
const shortestSaying = 5;
const openEnd = /[，,、：:]+$/u;

/** What tells which passage of a text is quoted. */
export interface Sought {
  /** Those that tell what the matter is. */
  readonly words: readonly string[];
  /** The title that is printed above: a quotation is to bear it out. */
  readonly title: string;
}

/** Sentences that follow each other. */
interface Passage {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A passage of a text as a quotation: of those that fit the one that has most of what its title and the words say, the first of equal
 * ones. Nothing is reworded; what an order's form and its clerks have written into it is left out, and so are farewells at its end;
 * `……` marks what else was left out.
 * @param limit longest result, in characters, marks included
 */
export function excerptText(text: string, sought: Sought, limit: number): string {
  const room = limit - 4;
  const sentences = leaveFarewells(splitSentences(blankSpans(text, findFormParts(text)), room));
  const passages = sentences.map((_, from) => takePassage(sentences, from, room));
  const pairs = pairsOf(sought.title);
  let best: Passage | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const passage of passages) {
    const score = rate(passage, sentences, { pairs, words: sought.words }, room);
    if (score > most) [best, most] = [passage, score];
  }
  if (best === undefined) return '';
  const whole = best.text.length > room ? cut(best.text, room) : best.text;
  // Behind a comma something was left out, if only a farewell.
  const kept = endWithoutComma(whole);
  const isEnd = kept === best.text && best.to === sentences.length;
  return `${best.from === 0 ? '' : '……'}${kept}${isEnd ? '' : '……'}`;
}

/** Without the comma before what was left out. */
export function endWithoutComma(text: string): string {
  return text.replace(openEnd, '');
}

/** The sentences from one on, as many as fit, one at least. */
function takePassage(sentences: readonly string[], from: number, room: number): Passage {
  let text = sentences[from]!;
  let to = from + 1;
  while (to < sentences.length && text.length + sentences[to]!.length <= room) {
    text += sentences[to]!;
    to += 1;
  }
  return { from, to, text };
}

function rate(
  { from, to, text }: Passage,
  sentences: readonly string[],
  { pairs, words }: { readonly pairs: readonly string[]; readonly words: readonly string[] },
  room: number,
): number {
  const kept = text.slice(0, room);
  const found = new Set(words.filter((word) => word.length > 1 && kept.includes(word))).size;
  const shared = pairs.filter((pair) => kept.includes(pair)).length;
  let rating = found + (titleWeight * shared) / Math.max(1, pairs.length);
  if (courtesy.test(sentences[from]!)) rating -= costs.courtesy;
  for (const sentence of sentences.slice(from, to)) {
    if (courtesy.test(sentence)) rating -= costs.courtesy;
    else rating += sentence.length < shortestSaying ? -costs.cry : Math.min(room, sentence.length) / room;
  }
  return rating;
}

/** Without the farewells at the end; as they were where nothing else is there. */
function leaveFarewells(sentences: readonly string[]): readonly string[] {
  const last = sentences.findLastIndex((sentence) => {
    const said = sentence.replace(marks, '');
    return said !== '' && !farewell.test(said) && !isClosingLine(said);
  });
  return last < 0 ? sentences : sentences.slice(0, last + 1);
}

/** Pairs of neighbouring letters, each once. */
function pairsOf(text: string): string[] {
  const letters = text.replace(marks, '');
  return [...new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)))];
}

/** The sentences of a text; those that are longer than a passage may be by their clauses. */
function splitSentences(text: string, room: number): string[] {
  const plain = text.replace(/\s+/g, ' ').trim();
  // What closes a quotation or a bracket belongs to the sentence that it ends.
  const sentences = plain.match(/[^。！？!?；;]+(?:[。！？!?；;]+[”’」』）)】》]*)?/g) ?? [];
  return sentences
    .flatMap((sentence) => (sentence.trim().length > room ? (sentence.match(/[^，,]+[，,]?/g) ?? []) : sentence))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Cuts to a length, after a comma where one is near, and never inside a surrogate pair. */
function cut(text: string, length: number): string {
  const head = text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  const comma = Math.max(head.lastIndexOf('，'), head.lastIndexOf(','));
  return comma >= length * 0.7 ? head.slice(0, comma) : head;
}
