#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { type DestinationStream, pino } from 'pino';
import type { CommandIo, CommandSpec } from './commands/command.ts';
import { blameFlag } from './commands/options/options.ts';
import { commands } from './commands/registry.ts';
import { systemClock } from './core/effects.ts';
import { QingyuError, UsageError } from './core/errors.ts';
import { isRefusal } from './core/output-file.ts';
import { packageVersion } from './core/version.ts';

/** Exit codes: 0 done, 1 failed, 2 wrong usage. Only this file sets them. */
async function main(argv: readonly string[]): Promise<void> {
  try {
    await runCommand(argv);
  } catch (error) {
    process.exitCode = reportError(error, argv.includes('--json'));
  }
}

async function runCommand(argv: readonly string[]): Promise<void> {
  const io = await createIo();
  const program = new Command('qingyu')
    .description('Reads what citizens write to message boards and hotlines, and writes trend tables into DuckDB.')
    .version(packageVersion)
    .exitOverride()
    .showHelpAfterError('(--help shows how it is used)');
  for (const spec of commands) addCommand(program, spec, io);
  await program.parseAsync([...argv]);
}

function addCommand(program: Command, spec: CommandSpec, io: CommandIo): void {
  const command = program.command(spec.name).summary(spec.summary).description(`${spec.summary}.`);
  command.exitOverride();
  for (const argument of spec.arguments) command.argument(argument.name, argument.description);
  for (const option of spec.options) {
    if (option.repeatable) command.option(option.flags, option.description, collect);
    else command.option(option.flags, option.description);
  }
  const width = Math.max(...spec.examples.map(([line]) => line.length));
  const examples = spec.examples.map(([line, meaning]) => `  $ ${line.padEnd(width)}  # ${meaning}`);
  command.addHelpText('after', `\nExamples:\n${examples.join('\n')}`);
  command.action(async (...values: unknown[]) => {
    const args = values.slice(0, spec.arguments.length) as (string | string[])[];
    const module = await spec.load();
    process.exitCode = await module.execute(args, command.opts(), io).catch((error: unknown) => {
      throw blameFlag(error, command.opts());
    });
  });
}

function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

async function createIo(): Promise<CommandIo> {
  const isTerminal = process.stderr.isTTY === true;
  const logger = pino({ level: readLogLevel(process.env.QINGYU_LOG), base: null }, await openLog(isTerminal));
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal,
    useColour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    effects: { clock: systemClock, logger },
  };
}

/** What makes a log pleasant to read takes longer to load than all else of a short command: only a terminal waits for it. */
async function openLog(isTerminal: boolean): Promise<DestinationStream> {
  if (!isTerminal) return process.stderr;
  const { default: pretty } = await import('pino-pretty');
  return pretty({ destination: 2, sync: true, ignore: 'pid,hostname', colorize: true });
}

function readLogLevel(given: string | undefined): string {
  const levels = [...Object.values(pino.levels.labels), 'silent'];
  const level = given === undefined || given.trim() === '' ? 'warn' : given.trim();
  if (levels.includes(level)) return level;
  throw new UsageError(`QINGYU_LOG: Expected one of ${levels.join(', ')}, got "${level}"`);
}

function writeError({ code, message, data }: QingyuError): void {
  process.stdout.write(`${JSON.stringify({ error: { code, message, data } })}\n`);
}

/**
 * Says on standard error why a command ended, and to those who read JSON also on standard output.
 * @returns the exit code
 */
function reportError(error: unknown, wantsJson: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Its line on standard error is written already.
    if (wantsJson) writeError(new UsageError(error.message.replace(/^error: /, '')));
    return 2;
  }
  const known = asKnownError(error);
  if (known === null) {
    process.stderr.write(`qingyu: unexpected failure: ${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
  process.stderr.write(`qingyu: ${known.message} [${known.code}]\n`);
  if (process.env.QINGYU_LOG === 'debug') process.stderr.write(`${known.stack}\n`);
  if (wantsJson) writeError(known);
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

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has gone (`qingyu classify … | head`): nothing is left to do.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`qingyu: Expected standard output to be writable, got ${error.message} [OUTPUT_UNWRITABLE]\n`);
  process.exit(1);
});

// Who read what is told meanwhile has gone (`qingyu run … 2>&1 | head -1`): that is no reason to leave the work half done.
process.stderr.on('error', () => undefined);

await main(process.argv);
