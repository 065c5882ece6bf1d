import { expect, it } from 'vitest';
import { createKernelLoader } from '../../src/core/kernel.ts';

it('says whose kernel is missing, and of which stage, when it is loaded and not before', () => {
  const load = createKernelLoader('nowhere/kernel.wasm', 'nobody', 'cluster');
  expect(load).toThrow(
    expect.objectContaining({ code: 'KERNEL_MISSING', stage: 'cluster', message: expect.stringContaining('nobody') }),
  );
});
