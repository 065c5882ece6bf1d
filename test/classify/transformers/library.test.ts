import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { loadLibrary, openSession } from '../../../src/classify/transformers/library.ts';
import { describeWithLibrary } from './optional-library.ts';
import { writeTinyClassifier } from './tiny-models.ts';

afterEach(() => {
  vi.doUnmock('@huggingface/transformers');
  vi.restoreAllMocks();
});

test('a missing optional package is named, with the command that installs it', async () => {
  vi.doMock('@huggingface/transformers', () => {
    throw new Error('Cannot find package');
  });
  await expect(loadLibrary()).rejects.toMatchObject({
    code: 'TRANSFORMERS_MISSING',
    message: expect.stringContaining('npm install @huggingface/transformers'),
  });
});

describeWithLibrary('the library', () => {
  test('is never asked to fetch what a folder lacks', async () => {
    const root = await mkdtemp(join(tmpdir(), 'qingyu-offline-'));
    try {
      await writeTinyClassifier(root, { labels: ['甲', '乙'], words: { 灯: [1, 0] }, bias: [0, 0] });
      await rm(join(root, 'tokenizer_config.json'));
      const library = await loadLibrary();
      const fetched = vi.spyOn(library.env, 'fetch');
      const global = vi.spyOn(globalThis, 'fetch');
      const options = { task: 'text-classification', precision: 'fp32', threads: 1 } as const;
      // A relative path of this shape could be the name of a model on the hub.
      for (const folder of [root, 'owner/name']) {
        await expect(openSession({ folder, ...options })).rejects.toMatchObject({ code: 'MODEL_INVALID' });
      }
      expect(fetched).not.toHaveBeenCalled();
      expect(global).not.toHaveBeenCalled();
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
