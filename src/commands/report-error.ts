import { CommanderError } from 'commander';
import { QingyuError, UsageError } from '../core/errors.ts';
import { isRefusal } from '../core/output-file.ts';
import type { CommandIo } from './command.ts';

/** Standard output and standard error. */
export type Streams = Pick<CommandIo, 'out' | 'err'>;

/**
 * Says on standard error why a command ended, and to those who read JSON also on standard output.
 * @returns the exit code
 */
export function reportError(error: unknown, streams: Streams, wantsJson: boolean): number {
  const writeJson = ({ code, message, data }: QingyuError) =>
    streams.out(`${JSON.stringify({ error: { code, message, data } })}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Its line on standard error is written already.
    if (wantsJson) writeJson(new UsageError(error.message.replace(/^error: /, '')));
    return 2;
  }
  const known = asKnownError(error);
  if (known === null) {
    streams.err(`qingyu: unexpected failure: ${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
  streams.err(`qingyu: ${known.message} [${known.code}]\n`);
  if (process.env.QINGYU_LOG === 'debug') streams.err(`${known.stack}\n`);
  if (wantsJson) writeJson(known);
  return known instanceof UsageError ? 2 : 1;
}

/** An error that the user can act on; null where it is a fault of ours. */
function asKnownError(error: unknown): QingyuError | null {
  if (error instanceof QingyuError) return error;
  if (!isRefusal(error)) return null;
  const [reason] = error.message.split('\n', 1);
  return new QingyuError(`Expected the workspace to be writable, got ${reason}`, {
    code: 'WORKSPACE_UNWRITABLE',
    stage: 'cli',
    cause: error,
  });
}
