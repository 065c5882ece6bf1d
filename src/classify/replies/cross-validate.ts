import { type MarkedLine, type ReplyScores, scoreMarks } from './evaluate.ts';
import type { ReplyPair } from './features.ts';
import { markReply, type ReplyMarks } from './mark-reply.ts';
import { unpackReplyModel } from './model.ts';
import { findTemplateGroups } from './template-groups.ts';
import { type MarkedReply, type ReplyTrainOptions, trainReplyModel } from './train.ts';

/** A reply with its marks and its message, as it is learned from and measured. */
export type MarkedPair = ReplyPair & MarkedLine;

export interface ReplyFolds {
  readonly folds: number;
  readonly recipe: Omit<ReplyTrainOptions, 'version'>;
  /** Before a fold is trained, counted from 0. */
  readonly onFold: (fold: number) => void;
}

/** From what share of common text on replies stand in one fold. */
const nearlySame = 0.5;

/**
 * Marks each reply by a model that learned from the other folds, and compares. Replies that are nearly the same stand in one fold.
 * @param judged real replies with their marks
 * @param written learned from in every fold, and not measured
 */
export async function crossValidateReplies(
  judged: readonly MarkedPair[],
  written: readonly MarkedPair[],
  { folds, recipe, onFold }: ReplyFolds,
): Promise<ReplyScores> {
  const foldOf = await assignFolds(judged, folds);
  const marks: ReplyMarks[] = new Array(judged.length);
  const thoughtUp = written.map((pair): MarkedReply => ({ ...pair, isWritten: true }));
  for (let fold = 0; fold < folds; fold += 1) {
    onFold(fold);
    const learned = judged
      .filter((_, i) => foldOf[i] !== fold)
      .map((pair): MarkedReply => ({ ...pair, isWritten: false }));
    const trained = trainReplyModel([...learned, ...thoughtUp], { ...recipe, version: '' });
    const model = unpackReplyModel(JSON.stringify(trained));
    for (const [i, pair] of judged.entries()) if (foldOf[i] === fold) marks[i] = markReply(pair, model);
  }
  return scoreMarks(marks, judged);
}

/** Groups of replies that are nearly the same, and replies of no group, are dealt out in turn. */
async function assignFolds(judged: readonly MarkedPair[], folds: number): Promise<readonly number[]> {
  const replies = judged.map(({ reply }, i) => ({ id: String(i), title: String(i), reply }));
  async function* read() {
    yield replies;
  }
  const groups = await findTemplateGroups(read, { similarity: nearlySame, minCount: 2 });
  const groupOf = new Map(groups.flatMap(({ ids }) => ids.map((id) => [id, ids[0]!] as const)));
  const foldOf = new Map<string, number>();
  return replies.map(({ id }) => {
    const group = groupOf.get(id) ?? id;
    const fold = foldOf.get(group) ?? foldOf.size % folds;
    foldOf.set(group, fold);
    return fold;
  });
}
