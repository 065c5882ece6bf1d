import { blankSpans, findFormParts } from '../../../segment/forms/find-form-parts.ts';

/** Openings and closings that say nothing of the matter. */
const courtesy =
  /^(尊敬|敬爱|亲爱)的|^(您|你|各位|领导).{0,6}好[！!。，]?$|^(谢谢|感谢|此致|敬礼|望|盼|恳请|希望).{0,10}$|^.{0,6}敬上[！!。]?$/;

/**
 * A passage of a text as a quotation: the sentence that holds most of the words, and what follows it as far as it fits.
 * Nothing is reworded, what an order's form and its clerks have written into it is left out; `……` marks what was left out.
 * @param words those that tell what the matter is
 * @param limit longest result, in characters, marks included
 */
export function excerptText(text: string, words: readonly string[], limit: number): string {
  const sentences = splitSentences(blankSpans(text, findFormParts(text)));
  if (sentences.length === 0) return '';
  const scores = sentences.map((sentence) => scoreOf(sentence, words));
  const start = scores.indexOf(scores.reduce((best, score) => Math.max(best, score)));
  const chosen = [sentences[start]!];
  while (start + chosen.length < sentences.length) {
    const next = sentences[start + chosen.length]!;
    if ([...chosen, next].join('').length > limit - 4) break;
    chosen.push(next);
  }
  const passage = chosen.join('');
  const isCut = passage.length > limit - 4;
  const kept = isCut ? cut(passage, limit - 4) : passage;
  const isEnd = !isCut && start + chosen.length === sentences.length;
  return `${start === 0 ? '' : '……'}${kept}${isEnd ? '' : '……'}`;
}

function scoreOf(sentence: string, words: readonly string[]): number {
  const found = words.filter((word) => word.length > 1 && sentence.includes(word)).length;
  const fault = courtesy.test(sentence.trim()) ? 3 : 0;
  return found + Math.min(sentence.length, 30) / 30 - fault;
}

function splitSentences(text: string): string[] {
  return (
    (
      text
        .replace(/\s+/g, ' ')
        .trim()
        // What closes a quotation or a bracket belongs to the sentence that it ends.
        .match(/[^。！？!?；;]+(?:[。！？!?；;]+[”’」』）)】》]*)?/g) ?? []
    )
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== '')
  );
}

/** Cuts to a length, after a comma where one is near, and never inside a surrogate pair. */
function cut(text: string, length: number): string {
  const head = text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  const comma = Math.max(head.lastIndexOf('，'), head.lastIndexOf(','));
  return comma >= length * 0.7 ? head.slice(0, comma) : head;
}
