import { expect, it } from 'vitest';
import { describeRest } from '../../../../src/dashboard/web/parts/describe-rest.ts';

it('says of a printed page of a list how many rows it lacks, and where they are', () => {
  expect(describeRest(1, 20, 56, '条', '专报')).toBe('另有 36 条，见专报');
  expect(describeRest(3, 20, 56, '条')).toBe('另有 40 条未印');
  expect(describeRest(1, 20, 2056, '个')).toBe('另有 2,036 个未印');
  expect(describeRest(1, 20, 20, '条')).toBe('');
});
