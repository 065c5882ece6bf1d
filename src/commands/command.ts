import type { Effects } from '../core/effects.ts';

/** Commands are data: what they are called and take stands here, what they do is loaded when one is chosen. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** As commander writes arguments: `<inputs...>`, `[id]`. */
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Command lines with a word on what they do, shown by --help. */
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  readonly load: () => Promise<CommandModule>;
}

export interface ArgumentSpec {
  readonly name: string;
  readonly description: string;
}

export interface OptionSpec {
  /** As commander writes them: `--workspace <dir>`, `--json`. */
  readonly flags: string;
  readonly description: string;
  /** May be given several times; the values become a list. */
  readonly repeatable?: boolean;
}

/** A loaded command. Arguments and options come as commander parsed them; the module validates them with zod. */
export interface CommandModule {
  /** @returns the exit code: 0 done, 1 failed */
  execute(args: readonly (string | readonly string[])[], options: unknown, io: CommandIo): Promise<number>;
}

/** Where a command writes: results to `out`, progress and logs to `err`. */
export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns and colours of the terminal, for output to people. */
  readonly useColour: boolean;
  readonly effects: Effects;
}
