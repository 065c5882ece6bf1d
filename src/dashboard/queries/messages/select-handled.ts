import type { ReplyOutcome } from '../../../classify/replies/model.ts';
import type { WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { repliedColumn } from '../../mart/replied-column.ts';

/** Marks of a reply that the page counts → the condition over its row of `reply_quality`; `all` is any reply that has marks. */
const marks = {
  all: 'true',
  relevant: 'relevance = 2',
  complete: 'complete = 2',
  basis: 'basis = 1',
  template: '"template" = 1',
} as const;
type ReplyMark = keyof typeof marks;
export const replyMarks = Object.keys(marks) as [ReplyMark, ...ReplyMark[]];

/**
 * Days that messages wait, as `handling` counts the ages of the backlog → the least and the most. These, and what `graded` takes, are
 * the rules of `aggregate/sql/handling/handling-counts.sql`, and change with them.
 */
const waits = { under_7: [null, 6], '7_to_29': [7, 29], '30_to_89': [30, 89], from_90: [90, null] } as const;
type Wait = keyof typeof waits;
export const waitAges = Object.keys(waits) as [Wait, ...Wait[]];

/** Columns of `message_handling` that say yes or no, or nothing, of a message. */
const answers = {
  responded: 'is_responded',
  timely: 'is_timely',
  finished: 'is_finished',
  satisfied: 'is_satisfied',
} as const;
type HandledAnswer = keyof typeof answers;
const handledAnswers = Object.keys(answers) as readonly HandledAnswer[];

/** Which messages a figure of handling counts. */
export interface HandledFigures extends Readonly<Partial<Record<HandledAnswer, 'yes' | 'no' | undefined>>> {
  readonly mark?: ReplyMark | undefined;
  readonly outcome?: ReplyOutcome | undefined;
  /** Those that wait, by how long. */
  readonly waited?: Wait | undefined;
  /** Those whose author rated manner or speed so, or lower. */
  readonly graded?: number | undefined;
  /** Those whose issue came back within so many days of the reply. */
  readonly returned?: number | undefined;
}

/** Adds that a message is one of those that these figures count; of marts that do not know what became of messages, or their marks, none is. */
export function addHandledFigures(where: WhereBuilder, mart: Mart, figures: HandledFigures): WhereBuilder {
  const { mark, outcome, waited, graded, returned } = figures;
  if (mark !== undefined) addMarked(where, mart, marks[mark]);
  if (outcome !== undefined) addMarked(where, mart, 'outcome = ?', outcome);
  if (waited !== undefined) {
    const [least, most] = waits[waited];
    where.add(inHandling(mart, 'is_waiting'));
    const age = "date_diff('day', created_at::DATE, (SELECT last_day FROM mart_info))";
    if (least !== null) where.add(`${age} >= ?`, least);
    if (most !== null) where.add(`${age} <= ?`, most);
  }
  for (const name of handledAnswers) {
    const answer = figures[name];
    if (answer !== undefined) where.add(inHandling(mart, answer === 'yes' ? answers[name] : `NOT ${answers[name]}`));
  }
  if (graded !== undefined)
    where.add('coalesce(grade_manner <= ?, false) OR coalesce(grade_speed <= ?, false)', graded, graded);
  if (returned !== undefined) addReturned(where, mart, returned);
  return where;
}

function addMarked(where: WhereBuilder, mart: Mart, condition: string, ...parameters: readonly string[]): void {
  if (!mart.columns('reply_quality').has('relevance')) where.add('false');
  else
    where.add(
      `(source, message_id) IN (SELECT (source, message_id) FROM reply_quality WHERE ${condition})`,
      ...parameters,
    );
}

/** Whether a mart says what became of each message. */
export function knowsHandling(mart: Mart): boolean {
  return mart.columns('message_handling').has('is_timely');
}

function inHandling(mart: Mart, condition: string): string {
  if (!knowsHandling(mart)) return 'false';
  return `message_key IN (SELECT message_key FROM message_handling WHERE ${condition})`;
}

/** Adds what `aggregate/sql/handling/recurrence.sql` counts as returned, and changes with that. */
function addReturned(where: WhereBuilder, mart: Mart, days: number): void {
  if (!knowsHandling(mart)) {
    where.add('false');
    return;
  }
  where.add(
    `message_key IN (
      WITH replies AS (
        SELECT r.message_key, r.issue_id, h.replied_at::DATE AS reply_day,
          if(h.replied_at::TIME = TIME '00:00:00', h.replied_at::DATE + TIME '23:59:59', h.replied_at) AS answered_until
        FROM message_handling h JOIN messages r ON r.message_key = h.message_key
        WHERE h.is_replied AND r.issue_id IS NOT NULL
          AND h.replied_at >= if(h.replied_at::TIME = TIME '00:00:00', r.created_at::DATE, r.created_at)
          AND h.replied_at::DATE + ?::INTEGER <= (SELECT last_day FROM mart_info)
      )
      SELECT p.message_key FROM replies p
      ASOF JOIN (SELECT issue_id, created_at FROM messages WHERE issue_id IS NOT NULL AND duplicate_of IS NULL) n
        ON n.issue_id = p.issue_id AND n.created_at > p.answered_until
      WHERE n.created_at::DATE <= p.reply_day + ?::INTEGER
    )`,
    days,
    days,
  );
}

/** What `handling` counts: messages whose input tells of replies or status, or all where none does; and what it does not. */
export function handledCondition(mart: Mart, handled: 'all' | 'waiting' | 'untold'): string {
  if (handled === 'untold') return `NOT (${handledCondition(mart, 'all')})`;
  if (!mart.has('message_handling')) {
    return handled === 'waiting' ? `NOT ${repliedColumn(mart)}` : `${repliedColumn(mart)} IS NOT NULL`;
  }
  const known = 'message_key IN (SELECT message_key FROM message_handling';
  return handled === 'waiting' ? `${known} WHERE is_waiting)` : countedCondition(`${known})`);
}

/** The same of marts that say what became of each message. @param isKnown the condition that `message_handling` has the message */
export function countedCondition(isKnown: string): string {
  return `${isKnown} OR NOT EXISTS (SELECT 1 FROM message_handling)`;
}
