import { expect, it } from 'vitest';
import { issueId } from '../../../src/cluster/state/issue-id.ts';

it('names an issue by the message that founds it, by its whole key where another issue has the short name', () => {
  const key = '00ab00cd00ef0123';
  expect(issueId(key)).toBe('I00ab00cd00ef');
  expect(issueId(key, (id) => id === 'I00ab00cd00ef')).toBe('I00ab00cd00ef0123');
});
