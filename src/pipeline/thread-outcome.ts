import { type ErrorDetails, QingyuError } from '../core/errors.ts';

/**
 * What a thread gives back. An error of ours travels as data: one that is thrown across threads loses its class and, where
 * it has a cause, its code and stage.
 */
export type ThreadOutcome<T> =
  | { readonly done: T }
  | { readonly failed: Omit<ErrorDetails, 'cause'> & { readonly message: string } };

/** On the thread: runs the work. Errors that are not ours are thrown as they are. */
export async function settle<T>(work: () => Promise<T>): Promise<ThreadOutcome<T>> {
  try {
    return { done: await work() };
  } catch (error) {
    if (!(error instanceof QingyuError)) throw error;
    const { message, code, stage, data } = error;
    return { failed: { message, code, stage, data } };
  }
}

/** On the other side. @throws QingyuError as it was thrown on the thread */
export function unwrap<T>(outcome: ThreadOutcome<T>): T {
  if ('done' in outcome) return outcome.done;
  const { message, ...details } = outcome.failed;
  throw new QingyuError(message, details);
}
