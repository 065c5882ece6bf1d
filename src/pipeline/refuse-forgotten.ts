import type { Reject } from '../core/message.ts';
import type { NormalisedBatch, RawBatch } from '../ingest/contract.ts';
import { deriveId } from '../lake/derive-id.ts';
import type { ForgottenRows } from '../lake/forgotten.ts';

/**
 * Refuses the rows of messages that were forgotten, and leaves nothing of what they say: neither of those that were accepted nor of
 * those that were refused for another reason.
 * @param hashRow see `hashInput`, of a row by its number
 */
export function refuseForgotten(
  batch: NormalisedBatch,
  { file, sheet }: Pick<RawBatch, 'file' | 'sheet'>,
  forgotten: ForgottenRows,
  hashRow: (rowNumber: number) => string | null,
): NormalisedBatch {
  if (forgotten.isEmpty) return batch;
  const isForgotten = batch.messages.map((message, index) => {
    const id = message.givenId ?? deriveId(message);
    return forgotten.hasMessage({ ...message, id }, hashRow(batch.rowNumbers[index]!));
  });
  const refuse = (row: number): Reject => ({ file, sheet, row, ...refusal });
  const rejects = batch.rejects.map((reject) =>
    forgotten.hasInput(hashRow(reject.row)) ? refuse(reject.row) : reject,
  );
  const added = batch.rowNumbers.filter((_, index) => isForgotten[index]).map(refuse);
  return {
    ...batch,
    messages: batch.messages.filter((_, index) => !isForgotten[index]),
    rowNumbers: batch.rowNumbers.filter((_, index) => !isForgotten[index]),
    rejects: [...rejects, ...added].sort((a, b) => a.row - b.row),
  };
}

const refusal = {
  field: null,
  code: 'FORGOTTEN',
  reason: 'Expected a message that is not to be forgotten, got one that "qingyu forget" erased',
  content: '{}',
} as const;
