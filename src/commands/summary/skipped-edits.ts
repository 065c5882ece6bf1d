import { type EditProblem, readEdits } from '../../cluster/edits/read-edits.ts';
import { formatCount } from './format-count.ts';

/** Lines of the editor log that no run heeds. */
export async function readSkippedEdits(editsFile: string): Promise<readonly EditProblem[]> {
  return (await readEdits(editsFile)).problems;
}

/** A line on them, with the first; none where there are none. */
export function describeSkippedEdits(skipped: readonly EditProblem[]): string[] {
  const [first] = skipped;
  if (first === undefined) return [];
  const lines = skipped.length === 1 ? '1 line' : `${formatCount(skipped.length)} lines`;
  const example = `${skipped.length === 1 ? 'line' : 'e.g. line'} ${first.line}: ${first.reason}`;
  return [
    `edits skipped: ${lines} of edits.jsonl that this version does not know for an edit (${example}); mend or delete them, or use the version that wrote them`,
  ];
}
