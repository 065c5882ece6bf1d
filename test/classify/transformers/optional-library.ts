import { describe, test } from 'vitest';

/** Why the tests of the real library cannot run here, or null. */
const missing = await import('@huggingface/transformers').then(
  () => null,
  (error: unknown) => (error as Error).message,
);

/**
 * Tests of the optional package: skipped, with the reason, where it is not installed, since it is optional; failing in
 * CI, where a skipped test would hide that nothing was tested.
 */
export function describeWithLibrary(name: string, body: () => void): void {
  if (missing === null) {
    describe(name, body);
    return;
  }
  const reason = `@huggingface/transformers does not load: ${missing}`;
  if (process.env.CI === 'true') {
    test(name, () => {
      throw new Error(reason);
    });
  } else {
    describe.skip(`${name} (${reason})`, body);
  }
}
