import { z } from 'zod';
import { titleLimit } from '../../../cluster/naming/titles.ts';
import { kinds, urgencies } from '../../../core/message.ts';
import { dayText } from '../../filters.ts';

const issueId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const messageRef = z.strictObject({ source: z.string().min(1).max(200), message_id: z.string().min(1).max(200) });
const seenMessageRef = messageRef.extend({
  /** The issue in which the editor saw it, null for none: refused where a colleague moved it meanwhile. */
  from: issueId.nullable().optional(),
});

/** One line as it is seen: what copying brings along unseen, or turns the direction of the words after it, is no part of it. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/(?!\u200d)\p{Cf}/gu, ''))
    .pipe(
      z
        .string()
        .trim()
        .min(1)
        .max(most)
        .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'Expected one line without control characters'),
    );

const head = {
  /** Who edits, as the person names themselves. */
  by: line(40).nullable().default(null),
  note: z.string().trim().min(1).max(400).nullable().default(null),
};
/** Refuses the edit where a colleague merged an issue that it names into another, which the editor did not see. */
const unmerged = z.literal(true).optional();
/** Issues, and messages that stand alone. */
const sides = {
  issues: z.array(issueId).max(50).default([]),
  messages: z.array(messageRef).max(50).default([]),
};

/** What the page sends to edit; the log gets message keys instead of ids of issues. */
export const editRequestSchema = z.discriminatedUnion('action', [
  z
    .strictObject({ ...head, action: z.literal('merge'), ...sides, unmerged })
    .refine(({ issues, messages }) => issues.length + messages.length >= 2, 'Expected two issues or messages or more'),
  z
    .strictObject({ ...head, action: z.literal('apart'), ...sides, unmerged })
    .refine(({ issues, messages }) => issues.length + messages.length === 2, 'Expected two issues or messages'),
  z.strictObject({
    ...head,
    action: z.literal('split'),
    issue: issueId,
    messages: z.array(messageRef).min(1).max(500),
  }),
  z.strictObject({
    ...head,
    action: z.literal('move'),
    messages: z.array(seenMessageRef).min(1).max(500),
    issue: issueId.nullable(),
    /** The issue in which the editor saw them all: refused where a colleague took one out of it. */
    from: issueId.optional(),
  }),
  z.strictObject({
    ...head,
    action: z.literal('rename'),
    issue: issueId,
    title: line(titleLimit),
    /** The title that the editor looks at: refused where a colleague changed it. */
    seen_title: z.string().max(200).optional(),
  }),
  z.strictObject({ ...head, action: z.enum(['dismiss', 'restore', 'pin', 'unpin']), issue: issueId, unmerged }),
  z.strictObject({
    ...head,
    action: z.literal('measure'),
    issue: issueId,
    scope: z.enum(['issue', 'class']).default('issue'),
    title: line(200),
    date: dayText.refine((day) => day >= '1990' && day < '2101', 'Expected a day of the years 1990 to 2100'),
    unmerged,
  }),
  z.strictObject({
    ...head,
    action: z.literal('correct'),
    message: messageRef,
    topic: z.string().min(1).max(64).nullable().default(null),
    kind: z.enum(kinds).nullable().default(null),
    urgency: z.enum(urgencies).nullable().default(null),
    /** The labels that the editor looks at: refused where a colleague changed one that is corrected. */
    seen: z
      .strictObject({ topic: z.string().max(64), kind: z.string().max(64), urgency: z.string().max(64) })
      .optional(),
  }),
  z.strictObject({ ...head, action: z.literal('undo'), edit: z.string().min(1).max(100) }),
]);

export type EditRequest = z.output<typeof editRequestSchema>;
export type SeenMessageRef = z.infer<typeof seenMessageRef>;
