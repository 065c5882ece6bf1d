import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { blanks, replaceText } from '../features/replace-text.ts';
import { thanks } from './thanks-words.ts';

/** A sentence, the sign that ends it with it. */
const sentences = /[^。!?;\n]+[。!?;\n]*/gu;
/** What is left says something from so many characters on. */
const least = 8;

/** A message without the sentences that thank and praise: a danger told in one of them is the one that somebody is thanked for; null where it has none, or where hardly anything is left. */
export function leaveThanks(message: SegmentedMessage): SegmentedMessage | null {
  const title = blankThanks(message.title);
  const body = blankThanks(message.body);
  if (title === message.title && body === message.body) return null;
  return title.text.trim().length + body.text.trim().length < least ? null : { title, body };
}

function blankThanks(text: SegmentedText): SegmentedText {
  return replaceText(
    text,
    text.text.replace(sentences, (sentence) => (thanks.test(sentence) ? blanks(sentence) : sentence)),
  );
}
