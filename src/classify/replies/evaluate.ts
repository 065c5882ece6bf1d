import { z } from 'zod';
import type { ReplyPair } from './features.ts';
import { markReply, type ReplyMarks } from './mark-reply.ts';
import { type ReplyModel, replyOutcomes } from './model.ts';

const level = z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable();
const flag = z.union([z.literal(0), z.literal(1)]).nullable();

/** One line of a file of reply marks: by `src` and `id` of the message; null where readers disagree. */
export const markedLineSchema = z.object({
  src: z.string().optional(),
  id: z.string(),
  // Texts of its own, as written ones have; else those of the message that it names.
  title: z.string().optional(),
  body: z.string().optional(),
  reply: z.string().optional(),
  relevance: level,
  complete: level,
  basis: flag,
  outcome: z.enum(replyOutcomes).nullable(),
  template: flag,
});

export type MarkedLine = z.infer<typeof markedLineSchema>;

/** The marks of a reader. */
export type GoldMarks = Pick<MarkedLine, 'relevance' | 'complete' | 'basis' | 'outcome' | 'template'>;

/** Agreement on one mark over the replies that have it. */
export interface MarkScore {
  readonly replies: number;
  readonly accuracy: number;
  readonly macroF1: number;
  /** Rows gold, columns predicted, in the order of `labels`. */
  readonly confusion: readonly (readonly number[])[];
  readonly labels: readonly string[];
}

export interface ReplyScores {
  /** 0–1 against 2. */
  readonly relevance: MarkScore;
  /** 0–1 against 2. */
  readonly complete: MarkScore;
  readonly basis: MarkScore;
  readonly outcome: MarkScore;
  readonly template: MarkScore;
}

/** Compares the model's marks with those of readers. `pairs` and `gold` are aligned. */
export function evaluateReplies(
  pairs: readonly ReplyPair[],
  gold: readonly GoldMarks[],
  model: ReplyModel,
): ReplyScores {
  if (pairs.length !== gold.length) throw new RangeError(`Expected ${pairs.length} marked replies, got ${gold.length}`);
  return scoreMarks(
    pairs.map((pair) => markReply(pair, model)),
    gold,
  );
}

/** Compares marks with those of readers, which are aligned. */
export function scoreMarks(marks: readonly ReplyMarks[], gold: readonly GoldMarks[]): ReplyScores {
  const score = (
    labels: readonly string[],
    truth: (line: GoldMarks) => string | null,
    given: (mark: ReplyMarks) => string,
  ): MarkScore => {
    const confusion = labels.map(() => labels.map(() => 0));
    for (const [i, line] of gold.entries()) {
      const expected = truth(line);
      if (expected !== null) confusion[labels.indexOf(expected)]![labels.indexOf(given(marks[i]!))]!++;
    }
    return scoreConfusion(labels, confusion);
  };
  const full = (value: number | null) => (value === null ? null : value === 2 ? '2' : '0–1');
  const plain = (value: number | null) => (value === null ? null : String(value));
  return {
    relevance: score(
      ['0–1', '2'],
      (line) => full(line.relevance),
      (mark) => full(mark.relevance)!,
    ),
    complete: score(
      ['0–1', '2'],
      (line) => full(line.complete),
      (mark) => full(mark.complete)!,
    ),
    basis: score(
      ['0', '1'],
      (line) => plain(line.basis),
      (mark) => String(mark.basis),
    ),
    outcome: score(
      replyOutcomes,
      (line) => line.outcome,
      (mark) => mark.outcome,
    ),
    template: score(
      ['0', '1'],
      (line) => plain(line.template),
      (mark) => String(mark.template),
    ),
  };
}

function scoreConfusion(labels: readonly string[], confusion: readonly (readonly number[])[]): MarkScore {
  let replies = 0;
  let right = 0;
  const f1: number[] = [];
  for (const k of labels.keys()) {
    const gold = confusion[k]!.reduce((sum, count) => sum + count, 0);
    const given = confusion.reduce((sum, row) => sum + row[k]!, 0);
    replies += gold;
    right += confusion[k]![k]!;
    if (gold + given > 0) f1.push((2 * confusion[k]![k]!) / (gold + given));
  }
  return {
    labels,
    confusion,
    replies,
    accuracy: replies === 0 ? 0 : right / replies,
    macroF1: f1.length === 0 ? 0 : f1.reduce((sum, value) => sum + value, 0) / f1.length,
  };
}

/** The scores as lines of text, with the confusion matrices. */
export function formatReplyScores(scores: ReplyScores): string {
  return Object.entries(scores as unknown as Record<string, MarkScore>)
    .flatMap(([name, score]) => [
      `${name.padEnd(10)} replies ${score.replies}  macro-F1 ${score.macroF1.toFixed(3)}  accuracy ${score.accuracy.toFixed(3)}`,
      ...score.labels.map(
        (label, k) => `  ${label.padEnd(10)} ${score.confusion[k]!.map((n) => String(n).padStart(4)).join('')}`,
      ),
    ])
    .join('\n');
}
