#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { CommandIo, CommandSpec } from './commands/command.ts';
import { commands } from './commands/registry.ts';
import { systemClock } from './core/effects.ts';
import { QingyuError, UsageError } from './core/errors.ts';
import { isRefusal } from './core/output-file.ts';
import { packageVersion } from './core/version.ts';

/** Exit codes: 0 done, 1 failed, 2 wrong usage. Only this file sets them. */
async function main(argv: readonly string[]): Promise<void> {
  const io = createIo();
  const program = new Command('qingyu')
    .description('Reads what citizens write to message boards and hotlines, and writes trend tables into DuckDB.')
    .version(packageVersion)
    .exitOverride()
    .showHelpAfterError('(--help shows how it is used)');
  for (const spec of commands) addCommand(program, spec, io);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = reportError(error, io);
  }
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
    process.exitCode = await module.execute(args, command.opts(), io);
  });
}

function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

function createIo(): CommandIo {
  const isTerminal = process.stderr.isTTY === true;
  const stream = isTerminal
    ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname', colorize: true })
    : process.stderr;
  const logger = pino({ level: process.env.QINGYU_LOG ?? 'warn', base: null }, stream);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal,
    useColour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    effects: { clock: systemClock, logger },
  };
}

function reportError(error: unknown, io: CommandIo): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof QingyuError) {
    io.err(`qingyu: ${error.message} [${error.code}]\n`);
    if (process.env.QINGYU_LOG === 'debug') io.err(`${error.stack}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
  if (isRefusal(error)) {
    const [reason] = error.message.split('\n', 1);
    io.err(`qingyu: Expected the workspace to be writable, got ${reason} [WORKSPACE_UNWRITABLE]\n`);
    return 1;
  }
  io.err(`qingyu: unexpected failure: ${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has gone (`qingyu classify … | head`): nothing is left to do.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`qingyu: Expected standard output to be writable, got ${error.message} [OUTPUT_UNWRITABLE]\n`);
  process.exit(1);
});

await main(process.argv);
