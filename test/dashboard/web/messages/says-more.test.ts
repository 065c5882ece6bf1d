import { describe, expect, it } from 'vitest';
import { saysMore } from '../../../../src/dashboard/web/messages/says-more.ts';

describe('saysMore', () => {
  it('tells a text that goes on from one that the title has said', () => {
    expect(saysMore('桐花苑整个停水。', '桐花苑整个停水')).toBe(false);
    expect(saysMore('整个停水！', '桐花苑：整个停水')).toBe(false);
    expect(saysMore('桐花苑整个停水，已经三天。', '桐花苑整个停水')).toBe(true);
  });
});
