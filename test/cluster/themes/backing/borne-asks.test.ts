import { expect, it } from 'vitest';
import type { StatedAsk } from '../../../../src/cluster/themes/asks/read-clause.ts';
import { nameAsks } from '../../../../src/cluster/themes/backing/borne-asks.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';

const { opposites } = loadThemeModel(themeSettings.parse({})).lexicon;
const state = (ask: string, group: string): StatedAsk => ({
  text: ask,
  ask,
  group,
  direct: true,
  object: 0,
  objectWord: null,
  leads: true,
});

it('names a divided theme by the two asks that most bear, and never by one and its contrary', () => {
  const stated = [state('放开', 'allow'), state('反对', 'remove'), state('补贴', 'raise')];
  const name = (...groups: string[]) => nameAsks('火化', stated, { groups, isBorne: () => false }, opposites);
  expect(name('allow', 'raise')).toBe('火化：放开、补贴');
  expect(name('allow', 'remove')).toBe('火化');
  expect(name('allow', 'remove', 'raise')).toBe('火化：放开、补贴');
  expect(name()).toBe('火化');
});
