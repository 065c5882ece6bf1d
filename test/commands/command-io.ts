import type { CommandIo } from '../../src/commands/command.ts';
import { type Effects, silentLogger } from '../../src/core/effects.ts';

/** Where a command under test writes, kept as text. */
export interface RecordedIo extends CommandIo {
  readonly seen: { out: string; err: string };
}

const fixedEffects: Effects = { clock: { now: () => 1_767_585_600_000 }, logger: silentLogger };

export function recordIo(options: { readonly useColour?: boolean } = {}): RecordedIo {
  const seen = { out: '', err: '' };
  return {
    seen,
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
    isTerminal: false,
    useColour: options.useColour ?? false,
    effects: fixedEffects,
  };
}
