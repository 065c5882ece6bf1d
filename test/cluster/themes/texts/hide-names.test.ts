import { describe, expect, it } from 'vitest';
import { findAsksIn, parseProposal } from '../../../../src/cluster/themes/asks/parse-proposal.ts';
import { stateAsk } from '../../../../src/cluster/themes/asks/state-ask.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { blankNames, hideNames } from '../../../../src/cluster/themes/texts/hide-names.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));
const road = hideNames(lexicon, [{ name: '建设东街', type: 'road' }]);

function asksIn(text: string, from = road): string[] {
  return findAsksIn(text, from).map(({ word }) => word);
}

describe('hideNames', () => {
  it('takes no ask and no object from within a name', () => {
    expect(asksIn('建设东街井盖缺失', lexicon)).toContain('建设');
    expect(asksIn('建设东街井盖缺失')).not.toContain('建设');
    const park = hideNames(lexicon, [{ name: '公园北路', type: 'road' }]);
    const words = (from: typeof lexicon) => parseProposal('公园北路增设红绿灯', from).objects.map(({ word }) => word);
    expect(words(lexicon)).toContain('公园');
    expect(words(park)).not.toContain('公园');
  });

  it('states no ask out of a name', () => {
    const { object } = parseProposal('井盖', lexicon).objects[0]!;
    expect(stateAsk({ title: '建设东街井盖缺失', body: '' }, object, road)?.ask ?? null).not.toBe('建设');
  });

  it('leaves the same word outside the name an ask', () => {
    expect(asksIn('建议建设建设东街公厕')).toEqual(['建设']);
  });

  it.each([
    [{ name: '建设东街项目', type: 'project' }],
    [{ name: '建设公司', type: 'company' }],
    [{ name: '人行天桥', type: 'road' }],
  ])('leaves the lexicon as it is for names that say what they are: %o', (place) => {
    expect(hideNames(lexicon, [place])).toBe(lexicon);
  });
});

describe('blankNames', () => {
  it('leaves of a name what it names', () => {
    expect(blankNames('建设东街太暗，建设东街要路灯', [{ name: '建设东街', type: 'road' }])).toBe(
      ' 东街太暗， 东街要路灯',
    );
  });

  it('takes out the whole of a name that another stands within, whichever comes first', () => {
    const names = [
      { name: '东街村', type: 'village' },
      { name: '建设东街村', type: 'village' },
    ];
    expect(blankNames('建设东街村要路灯', names)).toBe(' 村要路灯');
    expect(blankNames('建设东街村要路灯', names.toReversed())).toBe(' 村要路灯');
  });

  it('leaves names that say what they are', () => {
    expect(blankNames('人行天桥太陡', [{ name: '人行天桥', type: 'road' }])).toBe('人行天桥太陡');
  });
});
