import { describe, expect, it } from 'vitest';
import { namesPlace } from '../../src/cluster/name-issues.ts';

describe('namesPlace', () => {
  it.each(['听荷广场', '第三中学', '107国道', '都江苑', '向阳小区', '从善村', '那坡路', '红星网吧'])(
    'takes %s',
    (name) => {
      expect(namesPlace(name)).toBe(true);
    },
  );

  it.each(['为什么', '2015', '我的家园', '应先办证后购房', '部门也不是万能'])('refuses %s', (name) => {
    expect(namesPlace(name)).toBe(false);
  });
});
