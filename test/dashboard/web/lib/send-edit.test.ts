import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readEditor, sendQuietly, useEditor } from '../../../../src/dashboard/web/lib/send-edit.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  vi.stubGlobal('fetch', async () => Response.json({ id: 'e1' }));
});
afterEach(() => vi.unstubAllGlobals());

it('an edit without a name leaves who edits unnamed, and keeps a name that was given', async () => {
  await sendQuietly({ action: 'undo', edit: 'e0' }, ' ');
  expect(readEditor()).toBe(null);
  await sendQuietly({ action: 'undo', edit: 'e0' }, ' 张三 ');
  await sendQuietly({ action: 'undo', edit: 'e0' }, '');
  expect([readEditor(), useEditor().editor.value]).toEqual(['张三', '张三']);
});
