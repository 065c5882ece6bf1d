import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { themeSelectionSettings } from '../../../src/cluster/themes/selection-settings.ts';
import { campaignText } from '../../../src/commands/options/campaign-option.ts';
import { parseOptions } from '../../../src/commands/options/options.ts';
import { UsageError } from '../../../src/core/errors.ts';

const parse = (text: string) => parseOptions(z.strictObject({ campaign: campaignText }), { campaign: text }).campaign;

describe('--campaign', () => {
  it('takes conditions on days, region, words and source', () => {
    expect(parse('征集：from=2026-03-01,to=2026-03-01，keyword=地铁')).toEqual({
      name: '征集',
      from: '2026-03-01',
      to: '2026-03-01',
      keyword: '地铁',
    });
    expect(parse('闰年:to=2028-02-29')).toMatchObject({ to: '2028-02-29' });
  });

  it.each([
    ['征集:to=2026-02-30', /^--campaign: .*a day of the calendar as YYYY-MM-DD, got 2026-02-30/s],
    ['征集:from=2026-3-1', /^--campaign: .*got 2026-3-1/s],
    ['征集:from=2026-03-02,to=2026-03-01', /^--campaign: .*ends before it begins/s],
    ['征集', /^--campaign: .*no condition/s],
    [':keyword=地铁', /^--campaign: .*at name/s],
  ])('refuses %s as wrong usage', (text, message) => {
    expect(() => parse(text)).toThrow(UsageError);
    expect(() => parse(text)).toThrow(message);
  });

  it('is held to the same in the settings', () => {
    const accepts = (campaign: object) => themeSelectionSettings.safeParse({ campaigns: [campaign] }).success;
    expect(accepts({ name: '征集', from: '2026-02-28', to: '2026-03-01' })).toBe(true);
    const twice = ['地铁', '公交'].map((keyword) => ({ name: '征集', keyword }));
    expect(themeSelectionSettings.safeParse({ campaigns: twice }).success).toBe(false);
    expect(accepts({ name: '征集', to: '2026-02-30' })).toBe(false);
    expect(accepts({ name: '征集', from: '2026-03-02', to: '2026-03-01' })).toBe(false);
  });
});
