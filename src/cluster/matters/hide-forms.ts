import { hideCourtesy } from '../../classify/features/hide-formulas.ts';
import { hideMarksIn } from '../../classify/features/hide-marks.ts';
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

/** Likewise of the courtesy that a body ends with (`以上情况属实，希望有关部门重视`): letters on all matters have it in common. */
export function hideClosings(message: SegmentedMessage): SegmentedMessage {
  const body = hideText(message.body, hideCourtesy(message.body.text));
  return body === message.body ? message : { title: message.title, body };
}

/** Likewise of the labels that stand for personal data (`[用户名]`): that two messages name somebody is no matter that they share. */
export function hideMasked(message: SegmentedMessage): SegmentedMessage {
  return hide(message, (segmented) => hideMarksIn(segmented).text);
}

function hide(message: SegmentedMessage, blank: (segmented: SegmentedText) => string): SegmentedMessage {
  const title = hideText(message.title, blank(message.title));
  const body = hideText(message.body, blank(message.body));
  return title === message.title && body === message.body ? message : { title, body };
}

function hideText(segmented: SegmentedText, text: string): SegmentedText {
  const hidden = replaceText(segmented, text);
  // Of a word that was half hidden nothing is left that is a word.
  return hidden === segmented ? segmented : { ...hidden, words: hidden.words.map(leaveWhole) };
}

function leaveWhole(word: string): string {
  return word.includes(' ') ? ' '.repeat(word.length) : word;
}
