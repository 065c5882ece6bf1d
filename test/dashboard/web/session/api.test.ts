import { expect, it } from 'vitest';
import { isPassing } from '../../../../src/dashboard/web/session/api.ts';

it('asks again when the server is back, but not what is too large for it', () => {
  expect(isPassing({ status: 0, code: 'OFFLINE' })).toBe(true);
  expect(isPassing({ status: 503, code: 'MART_LOCKED' })).toBe(true);
  expect(isPassing({ status: 502, code: 'FAILED' })).toBe(true);
  for (const code of ['QUERY_TIMEOUT', 'OUT_OF_MEMORY']) expect(isPassing({ status: 503, code })).toBe(false);
  expect(isPassing({ status: 500, code: 'INTERNAL' })).toBe(false);
});
