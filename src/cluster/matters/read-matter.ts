import type { Message, Place, SegmentedMessage } from '../../core/message.ts';
import { findFormParts } from '../../segment/forms/find-form-parts.ts';
import { hideCallers, hideClosings, hideForms, hideMasked } from './hide-forms.ts';
import { findMain, startAt } from './main-first.ts';
import { findSubject } from './subject.ts';

/** A message as clustering reads it. */
export interface Matter {
  /** What stands for a title that is missing, as written; null where it has one. */
  readonly subject: string | null;
  /** The message with that as its title, its main matter first, and without what forms, clerks and the call have in common with other records. */
  readonly segmented: SegmentedMessage;
  /** Its places, by offsets into that where they are in the body, those in the title first. */
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
  const main = findMain(plain.body.text);
  const subject = findSubject(message, plain, named, main);
  const { title, body } = hideMasked(hideClosings(hideCallers(subject?.segmented ?? plain)));
  const begun = startAt(body, subject?.places ?? named, main);
  return { subject: subject?.text ?? null, segmented: { title, body: begun.body }, places: begun.places };
}

/** Places but for what only looks like one within a form (`联系方式`). */
function leaveOut(places: readonly Place[], message: Pick<Message, 'title' | 'body'>): readonly Place[] {
  const parts = { title: findFormParts(message.title), body: findFormParts(message.body) };
  return places.filter(({ field, start, end }) => !parts[field].some(({ from, to }) => from < end && to > start));
}
