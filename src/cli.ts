#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { type DestinationStream, pino } from 'pino';
import type { CommandIo } from './commands/command.ts';
import { runProgram } from './commands/program.ts';
import type { Streams } from './commands/report-error.ts';
import { systemClock } from './core/effects.ts';
import { UsageError } from './core/errors.ts';

// Long expressions are compiled to machine code at once: to bytecode first, and once more when they are used again, takes a short run
// half a second.
setFlagsFromString('--no-regexp-tier-up');

const streams: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

async function createIo(): Promise<CommandIo> {
  const isTerminal = process.stderr.isTTY === true;
  const logger = pino({ level: readLogLevel(process.env.QINGYU_LOG), base: null }, await openLog(isTerminal));
  return {
    ...streams,
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

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has gone (`qingyu classify … | head`): nothing is left to do.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`qingyu: Expected standard output to be writable, got ${error.message} [OUTPUT_UNWRITABLE]\n`);
  process.exit(1);
});

// Who read what is told meanwhile has gone (`qingyu run … 2>&1 | head -1`): that is no reason to leave the work half done.
process.stderr.on('error', () => undefined);

// Only this file sets the exit code.
process.exitCode = await runProgram(process.argv.slice(2), streams, createIo);
