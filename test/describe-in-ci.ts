import { describe, it } from 'vitest';

const runsAll = process.env.CI === 'true';

/** Tests of dozens of runs of the command line, and of a browser's long visits, which take minutes: CI has them, and whoever sets CI=true. */
export function describeInCi(name: string, tests: () => void): void {
  if (runsAll) describe(name, tests);
  else describe.skip(leftOut(name), tests);
}

/** One test that takes seconds to prove a detail, or that hostile text costs no more than its length. */
export function itInCi(name: string, test: () => unknown, timeout?: number): void {
  if (runsAll) it(name, test, timeout);
  else it.skip(leftOut(name), test);
}

function leftOut(name: string): string {
  return `${name} (left out, as it takes long: CI=true npm test has it)`;
}
