import { readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { engineFlags } from './test/engine-flags.ts';

/** Tests of whole runs and of a browser take minutes a file: they start first, so that none is left to run alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      /\/test\/(?:pipeline\/|dashboard\/pages)/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const tests = 'test/**/*.test.ts';
/** Tests that replace modules or functions by others: what they import must be theirs alone. */
const replacing = globSync(tests).filter((file) => /\bvi\.(?:mock|doMock|spyOn|stub)/.test(readFileSync(file, 'utf8')));

export default defineConfig({
  test: {
    globalSetup: ['test/temporary-folder.ts'],
    env: { TMPDIR: join(tmpdir(), `qingyu-tests-${process.pid}`) },
    sequence: { sequencer: LongestFirst },
    // Generous: CI has few cores, and no test waits on time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // One more than there are cores, since tests of whole runs wait for the disk now and then; some need a gigabyte.
    maxWorkers: Math.min(8, availableParallelism() + 1),
    // Expressions are compiled as `cli.ts` has it.
    execArgv: [...engineFlags, '--no-regexp-tier-up'],
    // What was built runs as it is, also where tests call it.
    server: { deps: { external: [/\/dist\//] } },
    // Modules without state of their own are loaded once a worker, not once a file.
    projects: [
      { extends: true, test: { name: 'shared', include: [tests], exclude: replacing, isolate: false } },
      { extends: true, test: { name: 'replacing', include: replacing } },
    ],
  },
});
