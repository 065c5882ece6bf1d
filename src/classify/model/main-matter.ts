import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { saysWhichOrder } from '../../segment/forms/order-notes.ts';
import { blanks, replaceText } from '../features/replace-text.ts';

/** What may be a clerk's note of which order it is. */
const clauses = /[^。,;:!?\n]{2,40}[。,;:!?]/gu;
/** That somebody had called before, and what the office had answered: of the matter it says nothing, either. */
const repeats = [
  /(?<=^|[。,;: ])\s*(?:来电人|市民)?(?:第[二三四五六七八九十\d]+次(?:来电|反映|致电|拨打)[^。,:]{0,8}|已?多次(?:致电|来电|反映|投诉)[^。,:]{0,6})[。:,]/gu,
  /(?<=^|[。,;: ])[^。,;:]{0,10}(?:答复|回复)(?:称|说|为|是|意见)?:?\s*[“"「][^”"」]{0,300}[”"」]/gu,
  /(?<=^|[。,;: ])[^。,;:]{0,10}(?:答复|回复)(?:称|说|为|是)[^。,;:]{0,40}[。,;]/gu,
];
/** What is told beside the matter, as its writer says. */
const aside =
  /^\s*(?:(?:来电人|市民|本人|我)?(?:还|另|又|同时|并|顺便)(?:外)?(?:还)?(?:反映|提到|投诉|想反映|说一下|问一下)|另外?[,:、 还]|此外|顺便(?:说|提|反映|问)|附带)/u;
/** What is told beside the matter is a danger where it says that it is one now. */
const pressing =
  /现在|正在|此刻|还在|刚[刚才]?|今[天晚早]|昨晚|马上|随时|快要|救[命人援]|[了着起]火|冒烟|漏气|泄漏|有人|跳|打起来/u;
/** Matters told beside are often listed. */
const sentences = /[^。!?\n]+[。!?\n]*/gu;
/** What is left says something from so many characters on. */
const least = 8;

/** A message without what it says of having been told before, and without the matters that it tells beside its own. */
export interface MainMatter {
  readonly main: SegmentedMessage;
  /** Whether it tells matters beside. */
  readonly hasAside: boolean;
  /** These, where they press; null where none does. */
  readonly aside: SegmentedMessage | null;
  readonly isRepeat: boolean;
}

/** @returns null where the message is its main matter */
export function findMainMatter({ title, body }: SegmentedMessage): MainMatter | null {
  let text = body.text.replace(clauses, (clause) => (saysWhichOrder(clause.slice(0, -1)) ? blanks(clause) : clause));
  for (const pattern of repeats) text = text.replace(pattern, blanks);
  const isRepeat = text !== body.text;
  const main = text.replace(sentences, (sentence) => (aside.test(sentence) ? blanks(sentence) : sentence));
  if (main === body.text || main.trim().length < least) return null;
  const beside = without(text, main);
  return {
    main: { title, body: replaceText(body, main) },
    hasAside: main !== text,
    aside: main !== text && pressing.test(beside) ? { title: blank(title), body: replaceText(body, beside) } : null,
    isRepeat,
  };
}

function blank(text: SegmentedText): SegmentedText {
  return replaceText(text, blanks(text.text));
}

/** What of a text is blank in another one. */
function without(text: string, other: string): string {
  // By units, as offsets count: some characters have two.
  return text
    .split('')
    .map((unit, i) => (other[i] === ' ' ? unit : ' '))
    .join('');
}
