import { expect, it } from 'vitest';
import { describeFailures } from '../../src/pipeline/describe-failures.ts';

it('names no person after whom a file that failed is called', () => {
  const file = '/in/李小溪投诉13812345678.pdf';
  const error = new Error(`Expected ${file} to be a table, got 李小溪投诉13812345678.pdf`);
  expect(describeFailures([{ file, error }])).toEqual([
    {
      file: '/in/[用户名]投诉[手机号].pdf',
      reason: 'Expected /in/[用户名]投诉[手机号].pdf to be a table, got [用户名]投诉[手机号].pdf',
    },
  ]);
});

it('leaves other names as they are', () => {
  const error = new Error('Expected none.csv to have a header');
  expect(describeFailures([{ file: '/in/none.csv', error }])).toEqual([
    { file: '/in/none.csv', reason: error.message },
  ]);
});
