import { describeProblem, QingyuError } from '../../core/errors.ts';

/**
 * Why a mart could not be opened for reading, as an error of ours.
 * @param cause what DuckDB threw
 * @returns MART_LOCKED where another program has it open for writing, else MART_UNREADABLE
 */
export function describeUnopenedMart(path: string, cause: unknown): QingyuError {
  const reason = describeProblem(cause).split('\n', 1)[0]!;
  if (reason.includes('Could not set lock on file')) {
    const pid = /\bPID (\d+)/.exec(reason)?.[1];
    const program = pid === undefined ? 'another program' : `another program (PID ${pid})`;
    return new QingyuError(
      `Expected ${path} to be readable, got ${program} that has it open for writing: open it read-only there`,
      { code: 'MART_LOCKED', stage: 'aggregate', data: { path, pid: pid === undefined ? null : Number(pid) }, cause },
    );
  }
  return new QingyuError(`Expected ${path} to be a mart that can be read, got ${reason}`, {
    code: 'MART_UNREADABLE',
    stage: 'aggregate',
    data: { path },
    cause,
  });
}
