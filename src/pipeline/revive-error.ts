import { QingyuError } from '../core/errors.ts';

/** An error that crossed a thread has lost its class; code and stage came along. Any other stays as it is. */
export function reviveError(cause: unknown): unknown {
  if (!(cause instanceof Error && 'code' in cause && 'stage' in cause)) return cause;
  const { code, stage, data } = cause as QingyuError;
  return new QingyuError(cause.message, { code, stage, data, cause });
}
