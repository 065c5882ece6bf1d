import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { silentLogger } from '../../../src/core/effects.ts';
import { createEditorLog } from '../../../src/dashboard/edits/editor-log.ts';
import type { Mart } from '../../../src/dashboard/mart/mart.ts';

it('reads a log once for all who ask at the same time, and anew once somebody has written to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-log-'));
  const files = { editsFile: join(folder, 'edits.jsonl'), auditFile: join(folder, 'audit.jsonl') };
  const warn = vi.fn();
  const log = createEditorLog(files, { clock: { now: () => 0 }, logger: { ...silentLogger, warn } }, () => 'e1');
  const mart = { columns: () => new Set(), rows: async () => [] } as unknown as Mart;
  const before = await log.pending(mart);
  const version = await log.version();
  expect(await log.pending(mart)).toBe(before);
  writeFileSync(files.editsFile, 'no edit\n');
  expect(await log.version()).not.toBe(version);
  const [one, ...others] = await Promise.all(Array.from({ length: 5 }, () => log.pending(mart)));
  expect(warn).toHaveBeenCalledTimes(1);
  expect(others.every((other) => other === one)).toBe(true);
  expect(one).not.toBe(before);
  rmSync(folder, { recursive: true });
});
