import { mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

/** All temporary folders of a test run lie in one, `TMPDIR` of its workers, which goes with it. */
export default function setup(project: TestProject): () => void {
  const folder = project.config.env.TMPDIR as string;
  mkdirSync(folder, { recursive: true });
  return () => rmSync(folder, { recursive: true, force: true });
}
