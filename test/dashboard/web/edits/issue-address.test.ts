import { expect, it } from 'vitest';
import { readIssueId } from '../../../../src/dashboard/web/edits/issue-address.ts';

it.each([
  ['I3f2a90c1b7de', 'I3f2a90c1b7de'],
  [' I3f2a90c1b7de ', 'I3f2a90c1b7de'],
  ['http://127.0.0.1:8420/issues/I3f2a90c1b7de', 'I3f2a90c1b7de'],
  ['https://a.example/issues/I3f2a90c1b7de?topic=%E4%BA%A4%E9%80%9A#top', 'I3f2a90c1b7de'],
  ['https://a.example/issues/I3f2a90c1b7de44f0-2', 'I3f2a90c1b7de44f0-2'],
  ['https://a.example/classes/C3f2a', null],
  ['I3f2a90c1b7de还有别的', null],
  ['', null],
])('reads the issue that is meant by %j', (text, id) => {
  expect(readIssueId(text)).toBe(id);
});
