import { expect, it } from 'vitest';
import { describeExtra } from '../../../../src/dashboard/web/messages/message-extras.ts';

it('says what a number of handling counted, and what is named by its title', () => {
  expect(describeExtra('waited', 'from_90')).toBe('已等 90 天以上');
  expect(describeExtra('outcome', 'forwarded')).toBe('办理结果：仅转办或指引');
  expect(describeExtra('graded', '2')).toBe('态度或速度不高于 2 分');
  expect(describeExtra('returned', '30')).toBe('答复后 30 天内再现');
  expect(describeExtra('copies', 'only')).toBe('只列重复留言');
  expect(describeExtra('issue', 'I1', '路灯不亮')).toBe('问题「路灯不亮」');
  expect(describeExtra('department', '甲局', null)).toBe('承办单位 甲局');
});
