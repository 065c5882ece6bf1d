import { crossValidateReplies } from '../../classify/replies/cross-validate.ts';
import {
  evaluateReplies,
  formatReplyScores,
  type MarkedLine,
  markedLineSchema,
  type ReplyScores,
} from '../../classify/replies/evaluate.ts';
import { loadReplyModel } from '../../classify/replies/model.ts';
import { type MarkedReply, replyRecipe } from '../../classify/replies/train.ts';
import { readLines } from '../../classify/train/label-lines.ts';
import type { CommandIo } from '../command.ts';
import { readNamedMessages, requireAll } from './named-messages.ts';

const missing = 'which none of the files has';
const unanswered = 'which has no reply: its cell is empty or only names a state, as 已办结 does (docs/replies.md)';

function describeLine({ src, id }: MarkedLine): string {
  return src === undefined ? `id ${id}` : `id ${id} of src ${src}`;
}

/**
 * Replies with marks given by readers, each with its message: of the line itself, or of the message that it names.
 * @param writtenFiles marks of replies that were thought up for training
 */
export async function readMarkedReplies(
  markFiles: readonly string[],
  writtenFiles: readonly string[],
  messageFiles: readonly string[],
): Promise<MarkedReply[]> {
  const read = async (files: readonly string[], isWritten: boolean) => {
    const lines: (MarkedLine & { readonly isWritten: boolean })[] = [];
    for (const file of files)
      for await (const { line } of readLines(file, markedLineSchema)) lines.push({ ...line, isWritten });
    return lines;
  };
  const lines = [...(await read(markFiles, false)), ...(await read(writtenFiles, true))];
  const isOwn = lines.every(({ reply }) => reply !== undefined);
  const messages = isOwn ? null : await readNamedMessages(messageFiles);
  const lacking: string[] = [];
  const replies = lines.flatMap((line) => {
    const { title = '', body = '', reply } = line;
    if (reply !== undefined) return [{ ...line, title, body, reply }];
    const message = messages?.find(line.src, line.id)?.message;
    if (message?.reply) return [{ ...line, title: message.title, body: message.body, reply: message.reply }];
    lacking.push(`${describeLine(line)}, ${message === undefined ? missing : unanswered}`);
    return [];
  });
  requireAll('replies', replies.length, lines.length, lacking[0]);
  return replies;
}

export interface ReplyEvaluation {
  readonly markFiles: readonly string[];
  readonly messageFiles: readonly string[];
  /** Learned from besides where models are trained. */
  readonly writtenFiles: readonly string[];
  /** Folder of the model to measure; null: the shipped one. */
  readonly model: string | null;
  /** null: nothing is trained. */
  readonly folds: number | null;
}

/** Marks the replies of files of marks, by a model or by such as are trained on the other folds, and compares. */
export async function evaluateReplyFiles(
  { markFiles, messageFiles, writtenFiles, model, folds }: ReplyEvaluation,
  io: CommandIo,
): Promise<{ readonly scores: ReplyScores; readonly text: string }> {
  const examples = await readMarkedReplies(markFiles, writtenFiles, messageFiles);
  const scores =
    folds === null
      ? evaluateReplies(examples, examples, loadReplyModel(model))
      : await crossValidateReplies(examples, {
          folds,
          recipe: replyRecipe,
          onFold: (fold) => io.err(`fold ${fold + 1} of ${folds}\n`),
        });
  return { scores, text: formatReplyScores(scores) };
}
