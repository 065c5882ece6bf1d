import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of whole runs take minutes a file: they start first, so that none is left to run alone at the end. */
class WholeRunsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWholeRun = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/pipeline/');
    return [...sorted.filter(isWholeRun), ...sorted.filter((file) => !isWholeRun(file))];
  }
}

const tests = 'test/**/*.test.ts';
/** Tests that replace modules or functions by others: what they import must be theirs alone. */
const replacing = globSync(tests).filter((file) => /\bvi\.(?:mock|doMock|spyOn|stub)/.test(readFileSync(file, 'utf8')));

export default defineConfig({
  test: {
    globalSetup: ['test/temporary-folder.ts'],
    env: { TMPDIR: join(tmpdir(), `qingyu-tests-${process.pid}`) },
    sequence: { sequencer: WholeRunsFirst },
    // Generous: CI has few cores, and no test waits on time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // One more than the cores of CI: tests of whole runs wait for the disk now and then.
    maxWorkers: 3,
    // What was built runs as it is, also where tests call it.
    server: { deps: { external: [/\/dist\//] } },
    // Modules without state of their own are loaded once a worker, not once a file.
    projects: [
      { extends: true, test: { name: 'shared', include: [tests], exclude: replacing, isolate: false } },
      { extends: true, test: { name: 'replacing', include: replacing } },
    ],
  },
});
