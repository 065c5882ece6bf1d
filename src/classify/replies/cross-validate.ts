import { QingyuError } from '../../core/errors.ts';
import { type ReplyScores, scoreMarks } from './evaluate.ts';
import { markReply, type ReplyMarks } from './mark-reply.ts';
import { unpackReplyModel } from './model.ts';
import { findTemplateGroups } from './template-groups.ts';
import { type MarkedReply, type ReplyTrainOptions, trainReplyModel } from './train.ts';

export interface ReplyFolds {
  readonly folds: number;
  readonly recipe: Omit<ReplyTrainOptions, 'version'>;
  /** Before a fold is trained, counted from 0. */
  readonly onFold: (fold: number) => void;
}

/** Share of common text from which replies stand in one fold. */
const nearlySame = 0.5;

/**
 * Marks each real reply by a model that learned from the other folds, and compares. Replies that are nearly the same stand in one fold,
 * written ones among them; these are learned from and not measured.
 * @throws QingyuError TOO_FEW_EXAMPLES where a fold leaves no real reply to learn from
 */
export async function crossValidateReplies(
  examples: readonly MarkedReply[],
  { folds, recipe, onFold }: ReplyFolds,
): Promise<ReplyScores> {
  const foldOf = await assignFolds(examples, folds);
  requireFolds(examples, foldOf, folds);
  const marks: ReplyMarks[] = [];
  const judged: MarkedReply[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    onFold(fold);
    const learned = examples.filter((_, i) => foldOf[i] !== fold);
    const model = unpackReplyModel(JSON.stringify(trainReplyModel(learned, { ...recipe, version: '' })));
    for (const [i, example] of examples.entries()) {
      if (foldOf[i] !== fold || example.isWritten) continue;
      marks.push(markReply(example, model));
      judged.push(example);
    }
  }
  return scoreMarks(marks, judged);
}

/** Groups of replies that are nearly the same, and replies of no group, are dealt out in turn. */
async function assignFolds(examples: readonly MarkedReply[], folds: number): Promise<readonly number[]> {
  // Groups are of different titles: numbers are, so that what is said twice of one matter is a group, too.
  const replies = examples.map(({ reply }, i) => ({ id: String(i), title: String(i), body: '', reply }));
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

function requireFolds(examples: readonly MarkedReply[], foldOf: readonly number[], folds: number): void {
  for (let fold = 0; fold < folds; fold += 1) {
    if (examples.some(({ isWritten }, i) => !isWritten && foldOf[i] !== fold)) continue;
    throw new QingyuError(
      `Expected real replies without fold ${fold + 1} of ${folds}, got none: replies that are nearly the same share a fold; take more varied ones or other --folds`,
      { code: 'TOO_FEW_EXAMPLES', stage: 'classify', data: { fold, folds } },
    );
  }
}
