import { expect, it } from 'vitest';
import { runProgram } from '../../src/commands/program.ts';
import { UsageError } from '../../src/core/errors.ts';
import { recordIo } from './command-io.ts';

async function run(...args: string[]) {
  const io = recordIo();
  const code = await runProgram(args, io, async () => io);
  return { code, ...io.seen };
}

it('ends with 0 where it is asked for a version or for help', async () => {
  expect(await run('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  expect(await run('status', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('Examples:') });
});

it('shows what examples mean in one column', async () => {
  const examples = (await run('run', '--help')).out.split('Examples:\n')[1]!.trimEnd().split('\n');
  expect(examples.length).toBeGreaterThan(1);
  expect(new Set(examples.map((line) => line.indexOf('  # '))).size).toBe(1);
});

it('ends with 2 where a command line is wrong, and says so on standard error alone', async () => {
  const ended = await run('fly');
  expect(ended).toMatchObject({ code: 2, out: '' });
  expect(ended.err).toContain("unknown command 'fly'");
});

it('forgets one command line before the next', async () => {
  expect((await run('status', '--nope', '--json')).out).toContain('"code":"USAGE"');
  expect(await run('status', '--workspace', '/nowhere')).toMatchObject({ code: 1, out: '' });
});

it('tells of a failure before there is anything to write to, as JSON where that is asked for', async () => {
  const { seen, ...io } = recordIo();
  const code = await runProgram(['status', '--json'], io, () =>
    Promise.reject(new UsageError('Expected a level, got "loud"')),
  );
  expect(code).toBe(2);
  expect(seen.err).toBe('qingyu: Expected a level, got "loud" [USAGE]\n');
  expect(JSON.parse(seen.out)).toMatchObject({ error: { code: 'USAGE', message: 'Expected a level, got "loud"' } });
});

it('takes what is no known error for a fault of its own, with where it arose', async () => {
  const { seen, ...io } = recordIo();
  expect(await runProgram(['status'], io, () => Promise.reject(new TypeError('x is undefined')))).toBe(1);
  expect(seen.err).toMatch(/^qingyu: unexpected failure: TypeError: x is undefined\n +at /);
});
