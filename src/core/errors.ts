import { z } from 'zod';

/** The stage of the pipeline in which an error arose. */
export type Stage =
  | 'config'
  | 'ingest'
  | 'segment'
  | 'classify'
  | 'lake'
  | 'cluster'
  | 'aggregate'
  | 'dashboard'
  | 'cli';

/** What an error carries besides its message. */
export interface ErrorDetails {
  /** Machine-readable, UPPER_SNAKE_CASE, stable between versions. */
  readonly code: string;
  readonly stage: Stage;
  /** Values that help to find the cause; never message text or personal data. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The one error class of the project: something that the caller can act on.
 * Wording: "Expected … to be …, got … (type)". Only the command line turns it into an exit code.
 */
export class QingyuError extends Error {
  readonly code: string;
  readonly stage: Stage;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'QingyuError';
    this.code = details.code;
    this.stage = details.stage;
    this.data = details.data ?? {};
  }
}

/** The user asked for something that cannot be (unknown flag, missing argument, unknown table): exit code 2. */
export class UsageError extends QingyuError {
  constructor(message: string, data: Readonly<Record<string, unknown>> = {}, code = 'USAGE') {
    super(message, { code, stage: 'cli', data });
    this.name = 'UsageError';
  }
}

/** Why a file's content could not be taken, in one line: the parser's reason, or each field that is wrong with its reason. */
export function describeProblem(cause: unknown): string {
  if (cause instanceof z.ZodError) {
    return cause.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`).join('; ');
  }
  return cause instanceof Error ? cause.message : String(cause);
}
