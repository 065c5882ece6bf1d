import { expect, it } from 'vitest';
import { describeLink } from '../../../../src/dashboard/web/parts/describe-link.ts';

it.each([
  ['/messages?issue=Ia&fresh=1', '查看留言'],
  ['/message?id=1', '查看留言'],
  ['/issues?from=2025-12-01&began=1', '查看问题'],
  ['/classes/C1', '查看类别'],
])('says of %s that it shows what it does: %s', (to, words) => {
  expect(describeLink(to)).toBe(words);
});
