import { expect, it } from 'vitest';
import { findCause } from '../../../src/aggregate/alert-history/find-cause.ts';
import type { RunRecord } from '../../../src/aggregate/contract.ts';
import { smallMart } from '../../dashboard/small-dashboard.ts';

const first = smallMart.sources!.runs![0]!;
const after = (change: Partial<RunRecord>) => findCause([first, { ...first, ...change }]);

it('is the weightiest that the run had', () => {
  expect(after({})).toBe('later_data');
  expect(after({ new_messages: 0, updated: 1 })).toBe('later_data');
  expect(after({ new_messages: 0 })).toBe('edited');
  expect(after({ command: 'rebuild', new_messages: 0 })).toBe('rebuilt');
  expect(after({ model_version: 'm2' })).toBe('method');
  expect(after({ settings: '{"aggregate":{"regionLevel":"town"}}' })).toBe('method');
  expect(after({ settings: '{"workers":2}' })).toBe('later_data');
  expect(after({ command: 'rebuild', model_version: 'm2', without_runs: ['r1'] })).toBe('taken_back');
  expect(after({ command: 'rebuild', with_runs: ['r1'] })).toBe('counted_again');
  expect(findCause([first])).toBe('later_data');
});
