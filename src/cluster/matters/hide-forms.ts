import { replaceText } from '../../classify/features/replace-text.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { findCallers } from '../../segment/forms/callers.ts';
import { blankSpans, readFormParts } from '../../segment/forms/find-form-parts.ts';

/**
 * A message with blanks, length for length, in the place of what the form of a record and the hotline's clerks have written into it:
 * orders of all matters have it in common.
 */
export function hideForms(message: SegmentedMessage): SegmentedMessage {
  return hide(message, (segmented) => blankSpans(segmented.text, readFormParts(segmented)));
}

/** Likewise of who called, where a record says so: strangers of one name have nothing in common. */
export function hideCallers(message: SegmentedMessage): SegmentedMessage {
  return hide(message, ({ text }) => blankSpans(text, findCallers(text)));
}

function hide(message: SegmentedMessage, blank: (segmented: SegmentedText) => string): SegmentedMessage {
  const hideIn = (segmented: SegmentedText): SegmentedText => {
    const hidden = replaceText(segmented, blank(segmented));
    // Of a word that was half hidden nothing is left that is a word.
    return hidden === segmented ? segmented : { ...hidden, words: hidden.words.map(leaveWhole) };
  };
  const title = hideIn(message.title);
  const body = hideIn(message.body);
  return title === message.title && body === message.body ? message : { title, body };
}

function leaveWhole(word: string): string {
  return word.includes(' ') ? ' '.repeat(word.length) : word;
}
