import type { Message, Place, SegmentedMessage } from '../../core/message.ts';
import { findFormParts } from '../../segment/forms/find-form-parts.ts';
import { hideCallers, hideClosings, hideForms } from './hide-forms.ts';
import { findSubject } from './subject.ts';

/** A message as clustering reads it. */
export interface Matter {
  /** What stands for a title that is missing, as written; null where it has one. */
  readonly subject: string | null;
  /** The message with that as its title, and without what forms, clerks and the call have in common with other records. */
  readonly segmented: SegmentedMessage;
  /** Its places, those in the title first. */
  readonly places: readonly Place[];
}

/** Reads what a message is about, whatever form it came in. */
export function readMatter({
  message,
  segmented,
  places,
}: {
  readonly message: Pick<Message, 'title' | 'body'>;
  readonly segmented: SegmentedMessage;
  readonly places: readonly Place[];
}): Matter {
  const plain = hideForms(segmented);
  const named = plain === segmented ? places : leaveOut(places, message);
  const subject = findSubject(message, plain, named);
  return {
    subject: subject?.text ?? null,
    segmented: hideClosings(hideCallers(subject?.segmented ?? plain)),
    places: subject?.places ?? named,
  };
}

/** Places but for what only looks like one within a form (`联系方式`). */
function leaveOut(places: readonly Place[], message: Pick<Message, 'title' | 'body'>): readonly Place[] {
  const parts = { title: findFormParts(message.title), body: findFormParts(message.body) };
  return places.filter(({ field, start, end }) => !parts[field].some(({ from, to }) => from < end && to > start));
}
