import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { blanks, replaceText } from '../features/replace-text.ts';

/** Of so few characters a model goes by next to nothing. */
const few = 24;
/** In so few a time is a good part of the text. */
const fewBesideTime = 40;
const times =
  /(?:今天|昨天)(?:早上|上午|中午|下午|晚上)?|今[晚早日]|昨[晚日]|刚[刚才]|现在|此刻|这会儿|正在|目前|眼下/g;

/** Titles that say that somebody writes, and not what about. */
const emptyTitle = /^(?:情况|问题)?(?:反映|反馈|求助|投诉|举报|咨询|留言)(?:情况|(?:一个)?问题|一下)?$/;

/** Whether title and body are a few words each. */
export function isVeryShort(message: SegmentedMessage): boolean {
  return isWithin(message, few);
}

/** Whether a time may weigh too much in a message. */
export function isShort(message: SegmentedMessage): boolean {
  return isWithin(message, fewBesideTime);
}

function isWithin({ title, body }: SegmentedMessage, most: number): boolean {
  return title.text.length <= most && body.text.length <= most;
}

/**
 * A very short message without the words for its time and without a title that says nothing. A few words weigh as much together as many
 * do, and dangers are told with a time: what is a danger is so without it.
 * @returns null where the message is longer, or has neither
 */
export function bareMatter(message: SegmentedMessage): SegmentedMessage | null {
  if (!isShort(message)) return null;
  const { title, body } = message;
  const isEmpty = body.text !== '' && emptyTitle.test(title.text.trim());
  const newTitle = isEmpty ? replaceText(title, blanks(title.text)) : blankTimes(title);
  const newBody = blankTimes(body);
  return newTitle === title && newBody === body ? null : { title: newTitle, body: newBody };
}

function blankTimes(text: SegmentedText): SegmentedText {
  return replaceText(text, text.text.replace(times, blanks));
}
