import { describe, expect, it } from 'vitest';
import { QingyuError } from '../../src/core/errors.ts';
import { settle, unwrap } from '../../src/pipeline/thread-outcome.ts';

describe('what a thread gives back', () => {
  it('keeps an error of ours through a clone, whatever caused it', async () => {
    const cause = Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    const error = new QingyuError('Expected a folder', { code: 'MODEL_UNREADABLE', stage: 'classify', cause });
    const outcome = structuredClone(await settle(() => Promise.reject(error)));
    expect(() => unwrap(outcome)).toThrow(QingyuError);
    expect(outcome).toMatchObject({ failed: { message: 'Expected a folder', code: 'MODEL_UNREADABLE' } });
  });

  it('is the result, or the error that is not ours', async () => {
    expect(unwrap(await settle(async () => 7))).toBe(7);
    await expect(settle(() => Promise.reject(new RangeError('mine')))).rejects.toThrow(RangeError);
  });
});
