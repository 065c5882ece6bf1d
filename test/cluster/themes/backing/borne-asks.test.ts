import { expect, it } from 'vitest';
import { parseProposal } from '../../../../src/cluster/themes/asks/parse-proposal.ts';
import type { StatedAsk } from '../../../../src/cluster/themes/asks/read-clause.ts';
import { findBorneAsks, nameAsks } from '../../../../src/cluster/themes/backing/borne-asks.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import type { ReadContribution } from '../../../../src/cluster/themes/points/read-contribution.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));
const { opposites } = lexicon;
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

it('weighs asks by likes where a quarter of the contributions, or one of fewer, has most of them', () => {
  const borneOf = (...all: readonly (readonly [title: string, likes: number])[]) =>
    findBorneAsks(
      all.map(([, likes]) => ({ likes })),
      all.map(([title]) => ({ title: parseProposal(title, lexicon), passages: [] })) as unknown as ReadContribution[],
      lexicon,
    );
  const add = Array.from({ length: 6 }, () => ['增设公厕', 10] as const);
  const remove = ['取消公厕', 40] as const;
  expect(borneOf(...add, remove, remove)).toMatchObject({ groups: ['remove', 'add'] });
  expect(borneOf(...add, remove, remove).isBorne('add')).toBe(false);
  expect(borneOf(...add, ['取消公厕', 10], ['取消公厕', 40]).isBorne('add')).toBe(true);
  expect(borneOf(['增设公厕', 1], ['增设公厕', 1], ['取消公厕', 10]).isBorne('add')).toBe(false);
});
