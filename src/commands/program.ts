import { Command } from 'commander';
import { packageVersion } from '../core/version.ts';
import type { CommandIo, CommandSpec } from './command.ts';
import { blameFlag } from './options/options.ts';
import { commands } from './registry.ts';
import { reportError, type Streams } from './report-error.ts';

/**
 * Runs one command line, from its words to its exit code. Several may run in one process, one after another.
 * @param args what stands after the program's name
 * @param streams where is told why it failed
 * @param openIo what the command writes to; what this throws is told like a failure of the command
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage
 */
export async function runProgram(
  args: readonly string[],
  streams: Streams,
  openIo: () => Promise<CommandIo>,
): Promise<number> {
  try {
    return await runCommand(args, await openIo());
  } catch (error) {
    return reportError(error, streams, args.includes('--json'));
  }
}

async function runCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const ended = { code: 0 };
  const program = new Command('qingyu')
    .description('Reads what citizens write to message boards and hotlines, and writes trend tables into DuckDB.')
    .version(packageVersion)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(--help shows how it is used)');
  for (const spec of commands) {
    addCommand(program, spec, io, (code) => {
      ended.code = code;
    });
  }
  await program.parseAsync([...args], { from: 'user' });
  return ended.code;
}

function addCommand(program: Command, spec: CommandSpec, io: CommandIo, end: (code: number) => void): void {
  const command = program.command(spec.name).summary(spec.summary).description(`${spec.summary}.`);
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
    const code = await module.execute(args, command.opts(), io).catch((error: unknown) => {
      throw blameFlag(error, command.opts());
    });
    end(code);
  });
}

function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), value];
}
