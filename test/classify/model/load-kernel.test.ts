import { describe, expect, it, vi } from 'vitest';
import { loadKernel } from '../../../src/classify/model/kernel/load-kernel.ts';

vi.mock('node:fs', async (load) => ({
  ...(await load<typeof import('node:fs')>()),
  readFileSync: (file: string) => {
    throw new Error(`no such file: ${file}`);
  },
}));

describe('loadKernel', () => {
  it('says how the kernel is built where it has not been', () => {
    expect(() => loadKernel()).toThrow(
      expect.objectContaining({ code: 'KERNEL_MISSING', message: expect.stringContaining('npm run build') }),
    );
  });
});
