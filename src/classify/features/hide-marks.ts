import { maskLabels } from '../../core/mask-labels.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { blanks, replaceText } from './replace-text.ts';

const label = new RegExp(
  Object.values(maskLabels)
    .map((text) => text.toLowerCase().replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

/** An address of a page, and signs that are pictures; points of addresses would end sentences, and their words be subjects. */
const address = /(?:https?:\/\/|www\.)[!-~]+(?<![,.;:!?)"'])/g;
const picture = /\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?/gu;
const mayBePicture = /[\u203c-\u2bff\u3030\u303d\u3297\u3299\ud83c-\ud83e]/;

/**
 * Blanks the labels that stand for personal data (`[手机号]`), addresses of pages and pictures, length for length: that a writer left a
 * number or a link, or how he felt, says nothing of the matter, and the words of a label would.
 */
export function hideMarks(message: SegmentedMessage): SegmentedMessage {
  const title = hideMarksIn(message.title);
  const body = hideMarksIn(message.body);
  return title === message.title && body === message.body ? message : { title, body };
}

/** Likewise in one text. */
export function hideMarksIn(segmented: SegmentedText): SegmentedText {
  let { text } = segmented;
  if (text.includes('[')) text = text.replace(label, blanks);
  if (text.includes('://') || text.includes('www.')) text = text.replace(address, blanks);
  if (mayBePicture.test(text)) text = text.replace(picture, blanks);
  return replaceText(segmented, text);
}
