import { z } from 'zod';
import { kinds, urgencies } from '../../core/message.ts';

const key = z.string().regex(/^[0-9a-f]{16}$/, 'a message key of 16 hex digits');
/** So many messages beside the anchor name an issue at most: an even number, so that two halves of it are never equal. */
export const mostMembers = 8;
/** Whether a day, or a day and time, is one of the calendar: one that is not would break every run that reads the log. */
function exists(text: string): boolean {
  const iso = text.replace(' ', 'T');
  const time = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : `${iso}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
const head = {
  /** Unique in the log. */
  id: z.string().min(1),
  /** When the edit was made, local time. */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
    .refine(exists, 'Expected a time that exists'),
  by: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
  /** Titles that issues had for the editor, by the anchor that names each. Says what was decided about; a merge keeps the first. */
  seen: z.record(key, z.string()).optional(),
  /** Titles of messages that stood alone for the editor, by key: says what was decided about, though an issue has them since. */
  alone: z.record(key, z.string()).optional(),
  /** Other messages that issues had for the editor, by the anchor that names each: the issue is the one that most of them are in. */
  members: z.record(key, z.array(key).min(1).max(mostMembers)).optional(),
};
const anchor = key;

/**
 * One line of the editor log. Edits name messages, never issues, so that an edit keeps its meaning when clustering starts
 * anew: an issue is the one that holds the anchor message, or most of it and of `members`.
 */
export const editSchema = z.discriminatedUnion('action', [
  /** The issues of all anchors are one. */
  z.strictObject({ ...head, action: z.literal('merge'), anchors: z.array(anchor).min(2) }),
  /** The issues of the anchors are two: they are not offered as one any more. */
  z.strictObject({
    ...head,
    action: z.literal('apart'),
    anchors: z.array(anchor).length(2),
    /** Pairs of messages that stood for the two, where the anchors are others: their issues stay two as well, whoever leaves whom. */
    compared: z.array(z.array(key).length(2)).optional(),
  }),
  /** The messages leave the anchor's issue and are one of their own; later messages go to the side that is nearer. */
  z.strictObject({
    ...head,
    action: z.literal('split'),
    anchor,
    messages: z.array(key).min(1),
    /** Messages that stayed when the editor split: those in neither list came later. Empty: all others stay for good. */
    staying: z.array(key).default([]),
  }),
  /** The messages belong to the issue of the anchor; null: each stands alone. */
  z.strictObject({ ...head, action: z.literal('move'), messages: z.array(key).min(1), anchor: anchor.nullable() }),
  z.strictObject({ ...head, action: z.literal('rename'), anchor, title: z.string().min(1).max(60) }),
  z.strictObject({ ...head, action: z.literal('dismiss'), anchor }),
  z.strictObject({ ...head, action: z.literal('restore'), anchor }),
  z.strictObject({ ...head, action: z.literal('pin'), anchor }),
  z.strictObject({ ...head, action: z.literal('unpin'), anchor }),
  /** A measure was taken: shown beside the counts before and after. */
  z.strictObject({
    ...head,
    action: z.literal('measure'),
    /** Message of the issue, or of an issue of the problem class. */
    anchor,
    scope: z.enum(['issue', 'class']).default('issue'),
    title: z.string().min(1).max(200),
    date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .refine(exists, 'Expected a day of the calendar'),
  }),
  /** Labels of a message, as an editor decided; those left out stay as predicted. Clustering takes no notice of it. */
  z.strictObject({
    ...head,
    action: z.literal('correct'),
    message: key,
    topic: z.string().min(1).max(64).nullable().default(null),
    kind: z.enum(kinds).nullable().default(null),
    urgency: z.enum(urgencies).nullable().default(null),
  }),
  z.strictObject({ ...head, action: z.literal('undo'), edit: z.string().min(1) }),
]);

export type Edit = z.infer<typeof editSchema>;
export type EditInput = z.input<typeof editSchema>;
