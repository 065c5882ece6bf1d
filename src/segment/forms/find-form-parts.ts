import type { SegmentedText } from '../../core/message.ts';
import { findFormFields, leaveApart } from './form-fields.ts';
import type { FormPart, Span } from './form-parts.ts';
import { findOfficeNotes } from './office-notes.ts';

/** All that the form of a record, and the hotline's clerk by habit, have written into a text; ascending, apart from each other. */
export function findFormParts(text: string): FormPart[] {
  return leaveApart([...findFormFields(text), ...findOfficeNotes(text)]);
}

const known = new WeakMap<SegmentedText, readonly FormPart[]>();

/** The same of a text that was cut: classifying and clustering both ask for them. */
export function readFormParts(segmented: SegmentedText): readonly FormPart[] {
  const earlier = known.get(segmented);
  if (earlier !== undefined) return earlier;
  const parts = findFormParts(segmented.text);
  known.set(segmented, parts);
  return parts;
}

/** A text with blanks, length for length, in the place of spans that are apart from each other, in order. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let plain = '';
  let at = 0;
  for (const { from, to } of spans) {
    plain += text.slice(at, from) + ' '.repeat(to - from);
    at = to;
  }
  return plain + text.slice(at);
}
