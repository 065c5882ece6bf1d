import { describe, expect, it } from 'vitest';
import { countSupport } from '../../../../src/cluster/themes/backing/count-backing.ts';

describe('countSupport', () => {
  it('counts an author once, unknown ones each, and adds the likes', () => {
    const contributions = [
      { author: '甲', likes: 3 },
      { author: '甲', likes: null },
      { author: null, likes: 0 },
      { author: null, likes: 2 },
    ];
    expect(countSupport(contributions)).toEqual({ authors: 3, likes: 5, total: 8 });
  });

  it('knows no likes where no contribution tells of any', () => {
    expect(countSupport([{ author: '甲', likes: null }])).toEqual({ authors: 1, likes: null, total: 1 });
    expect(countSupport([{ author: '甲', likes: 0 }]).likes).toBe(0);
  });
});
