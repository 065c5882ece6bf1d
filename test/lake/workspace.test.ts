import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createWorkspace, locateWorkspace } from '../../src/lake/workspace.ts';

it('is not made where the database cannot write', async () => {
  const workspace = locateWorkspace(join(tmpdir(), 'qingyu-w?x'));
  await expect(createWorkspace(workspace)).rejects.toMatchObject({ code: 'WORKSPACE_PATH' });
  expect(await readdir(tmpdir())).not.toContain('qingyu-w?x');
});
