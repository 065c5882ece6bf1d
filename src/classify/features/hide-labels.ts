import { maskLabels } from '../../core/mask-labels.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { blanks, replaceText } from './replace-text.ts';

const label = new RegExp(
  Object.values(maskLabels)
    .map((text) => text.toLowerCase().replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

/**
 * Blanks the labels that stand for personal data (`[手机号]`), length for length: that a writer left a number says nothing of the
 * matter, and the words of a label would.
 */
export function hideLabels(message: SegmentedMessage): SegmentedMessage {
  const title = hideLabelsIn(message.title);
  const body = hideLabelsIn(message.body);
  return title === message.title && body === message.body ? message : { title, body };
}

/** Likewise in one text. */
export function hideLabelsIn(segmented: SegmentedText): SegmentedText {
  if (!segmented.text.includes('[')) return segmented;
  return replaceText(segmented, segmented.text.replace(label, blanks));
}
