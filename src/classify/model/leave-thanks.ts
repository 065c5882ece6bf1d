import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { replaceText } from '../features/replace-text.ts';

const thanks =
  /谢|点赞|表扬|表彰|称赞|赞扬|夸|锦旗|致敬|敬意|敬礼|鞠躬|感激|感恩|辛苦|好评|满意|好样的|给力|暖心|贴心|热心|周到|真好|太好了/u;
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
    text.text.replace(sentences, (sentence) => (thanks.test(sentence) ? ' '.repeat(sentence.length) : sentence)),
  );
}
