import { describe } from 'vitest';

const runsAll = process.env.CI === 'true';

/** Tests of dozens of runs of the command line, and of a browser's long visits, which take minutes: CI has them, and whoever sets CI=true. */
export function describeInCi(name: string, tests: () => void): void {
  if (runsAll) describe(name, tests);
  else describe.skip(`${name} (left out, as it takes minutes: CI=true npm test has it)`, tests);
}
