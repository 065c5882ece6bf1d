import { describe, expect, it } from 'vitest';
import { describeMoved, describeSize } from '../../../../src/dashboard/web/issues/describe-waiting.ts';

describe('describeMoved', () => {
  const say = (way: 'comes' | 'goes', issue_id: string | null, title: string | null, messages: number) => {
    const { text, linked } = describeMoved(way, { issue_id, title, messages });
    return `${text}${linked ?? ''}`;
  };
  it.each([
    [say('comes', 'I1', '甲路路灯', 3), '加入 3 条留言，来自「甲路路灯」'],
    [say('goes', 'I1', '甲路路灯', 3), '移出 3 条留言，归入「甲路路灯」'],
    [say('goes', 'I1', null, 2), '移出 2 条留言，成为新问题'],
    [say('comes', null, '路灯不亮', 1), '加入留言「路灯不亮」，原单独列出'],
    [say('goes', null, '路灯不亮', 3), '移出留言「路灯不亮」等 3 条，此后各自独立'],
  ])('tells what comes and goes: %s', (said, expected) => {
    expect(said).toBe(expected);
  });

  it('links only titles of issues that have a page', () => {
    expect(describeMoved('goes', { issue_id: 'I1', title: null, messages: 2 }).linked).toBeNull();
    expect(describeMoved('comes', { issue_id: null, title: '路灯不亮', messages: 1 }).linked).toBeNull();
    expect(describeMoved('comes', { issue_id: 'I1', title: '甲路路灯', messages: 1 }).linked).toBe('「甲路路灯」');
  });
});

describe('describeSize', () => {
  it('tells the number to come beside that of now, where it is another', () => {
    expect(describeSize(8, 5)).toBe('届时共 8 条留言，现为 5 条。');
    expect([describeSize(null, 5), describeSize(5, 5)]).toEqual(['', '']);
    expect(describeSize(1, 5)).toBe('届时不再是问题。');
  });
});
