import { expect, it } from 'vitest';
import { readName } from '../../../../src/dashboard/web/edits/editor-name.ts';

it('a blank name names nobody', () => {
  expect([null, '', ' 　', ' 张三 '].map(readName)).toEqual([null, null, null, '张三']);
});
