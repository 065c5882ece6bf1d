import { describe, expect, it } from 'vitest';
import { isBodyStart } from '../../../src/cluster/matters/body-start.ts';

describe('isBodyStart', () => {
  const body = '市民反映桂花路的路灯坏了三天，夜里漆黑。';

  it('is so for what was cut off in a clause, white space and marks of the cut aside', () => {
    expect(isBodyStart('市民反映桂花路的路', body)).toBe(true);
    expect(isBodyStart('市民 反映桂花路的路…', body)).toBe(true);
    expect(isBodyStart('市民反映桂花路的路灯坏了三天，夜', body)).toBe(true);
  });

  it('is so however many blanks the body has', () => {
    const spaced = [...body].join(' \u200b ');
    expect(isBodyStart('市民反映桂花路的路', spaced)).toBe(true);
    expect(isBodyStart('市民反映桂花路的路灯坏了三天', spaced)).toBe(false);
  });

  it('is not so for whole clauses, short words, the whole body and titles of their own', () => {
    expect(isBodyStart('市民反映桂花路的路灯坏了三天', body)).toBe(false);
    expect(isBodyStart('市民反映', body)).toBe(false);
    expect(isBodyStart(body, body)).toBe(false);
    expect(isBodyStart('桂花路的路灯坏了', body)).toBe(false);
  });
});
