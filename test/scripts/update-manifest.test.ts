import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { updateManifest } from '../../scripts/update-manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingyu-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a trainer leaves what others say of the files of a model folder', () => {
  const read = (): string => readFileSync(join(folder, 'manifest.json'), 'utf8');
  updateManifest(folder, { format: 1, words: 10, sha256: 'a' });
  updateManifest(folder, { comparison: { trees: 400 } });
  updateManifest(folder, { format: 1, words: 12, sha256: 'b' });
  const whole = { format: 1, words: 12, sha256: 'b', comparison: { trees: 400 } };
  expect(read()).toBe(`${JSON.stringify(whole, null, 1)}\n`);
});
