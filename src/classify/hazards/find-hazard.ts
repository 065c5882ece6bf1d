import type { SegmentedMessage } from '../../core/message.ts';
import type { Hazard } from './hazards.ts';

/** A hazard that a message tells, and where: offsets of the analysed text. */
export interface FoundHazard {
  readonly hazard: Hazard;
  readonly field: 'title' | 'body';
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

const again = '(?!.{0,12}(?:又|还是|没两天|第二天|不到))';
/** It was put right, and is not amiss again. */
const closed = new RegExp(
  `(?<![没未不才能])(?:修好|补好|补上|解决|处理好|换好|清理干净|恢复|搞定|拆掉|整改好|结清|补发)了(?!没|吗)${again}|` +
    `已经?(?:修|解决|处理|恢复|补|换|拆|整改|清|结)${again}|小时候|早就好|剧本|演[练习]`,
  'u',
);
/** It was. Of few words these are of their own sentence alone (年检标志是去年的); a story may go on in the next one. */
const bygone = /去年|前年|曾经|那年|当年/u;
const fewWords = 120;
const denied = /(?:没有?|未|从不|不)被?$/u;
const sentences = /[^。!?;\n]+/gu;
/** Less is no sentence that tells a hazard. */
const shortest = 5;
/** Longer titles are sentences of their own. */
const longestSubject = 8;

/** The first hazard that a sentence of a message tells as a fact, where nothing says that it is over; null where none does. */
export function findHazard({ title, body }: SegmentedMessage, hazards: readonly Hazard[]): FoundHazard | null {
  const isStory = title.text.length + body.text.length > fewWords;
  const isOver = (text: string): boolean => closed.test(text) || (isStory && bygone.test(text));
  if (isOver(title.text) || isOver(body.text)) return null;
  // A title has no tense: the text tells when it was.
  const ofTitle = bygone.test(body.text) ? null : findIn(title.text, hazards, '');
  if (ofTitle !== null) return { ...ofTitle, field: 'title' };
  // A short title is what the sentences are of.
  const ofBody = findIn(body.text, hazards, title.text.length <= longestSubject ? title.text : '');
  return ofBody === null ? null : { ...ofBody, field: 'body' };
}

/** @param subject what a sentence may leave unsaid */
function findIn(
  text: string,
  hazards: readonly Hazard[],
  subject: string,
): Pick<FoundHazard, 'hazard' | 'spans'> | null {
  for (const { 0: sentence, index } of text.matchAll(sentences)) {
    if (sentence.length < shortest || bygone.test(sentence)) continue;
    for (const hazard of hazards) {
      const spans = matchAll(hazard, sentence, index, subject);
      if (spans !== null) return { hazard, spans };
    }
  }
  return null;
}

function matchAll({ says, not }: Hazard, sentence: string, at: number, subject: string): FoundHazard['spans'] | null {
  if (not?.test(sentence) === true) return null;
  const spans: { start: number; end: number }[] = [];
  for (const [i, pattern] of says.entries()) {
    const match = pattern.exec(sentence);
    if (match === null && i === 0 && pattern.test(subject)) continue;
    if (match === null || (i > 0 && denied.test(sentence.slice(0, match.index)))) return null;
    spans.push({ start: at + match.index, end: at + match.index + match[0].length });
  }
  return spans;
}
