import { describe, expect, it } from 'vitest';
import { parseProposal } from '../../../../src/cluster/themes/asks/parse-proposal.ts';
import { stateAsk } from '../../../../src/cluster/themes/asks/state-ask.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { nameDoer, nameWhose } from '../../../../src/cluster/themes/titles/name-whose.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));

function groupOf(titles: readonly string[]) {
  return {
    contributions: titles.map((title) => ({ title, body: '' })),
    readings: titles.map((title) => ({ title: parseProposal(title, lexicon), passages: [] })),
  };
}

const stated = { ask: '安装', leads: true, object: null };

describe('nameWhose', () => {
  it('names whose a thing is where half of the contributions do', () => {
    const group = groupOf(['校车必须装安全带', '校车后排没有安全带，孩子乱跑']);
    expect(nameWhose({ ...stated, text: '装安全带' }, group, lexicon)).toBe('校车');
  });

  it('names nobody whom fewer name, nor a place, nor before an ask that ends its clause', () => {
    const few = groupOf(['校车装安全带', '安全带都坏了', '长途大巴也该有安全带']);
    expect(nameWhose({ ...stated, text: '装安全带' }, few, lexicon)).toBeNull();
    const place = groupOf(['松林里三号院装安全带']);
    expect(nameWhose({ ...stated, text: '装安全带' }, place, lexicon)).toBeNull();
    expect(nameWhose({ ...stated, leads: false, text: '装安全带' }, groupOf(['校车装安全带']), lexicon)).toBeNull();
  });
});

describe('nameDoer', () => {
  const object = parseProposal('外卖骑手不守规矩', lexicon).objects[0]?.object ?? null;

  it('says who is to be stopped from what is named alone', () => {
    const group = groupOf(['外卖骑手逆行', '外卖不靠边，外卖骑手不停车', '外卖骑手闯红灯']);
    const one = { ...stated, ask: '严查', text: '严查不停车', object };
    expect(object).not.toBeNull();
    expect(nameDoer(one, group).text).toBe('严查外卖骑手不停车');
  });

  it('leaves asks about things, and misdeeds of which nobody says who does them', () => {
    const things = { ...stated, text: '安装安全带', object };
    expect(nameDoer(things, groupOf(['外卖骑手安装安全带'])).text).toBe('安装安全带');
    const alone = { ...stated, ask: '严查', text: '严查不停车', object };
    expect(nameDoer(alone, groupOf(['不停车的太多', '严查不停车'])).text).toBe('严查不停车');
    const oneOfMany = groupOf(['外卖骑手不停车', '不停车的太多', '严查不停车']);
    expect(nameDoer(alone, oneOfMany).text).toBe('严查不停车');
    const otherwise = groupOf(['外卖骑手逆行，汽车不停车', '外卖骑手闯红灯']);
    expect(nameDoer(alone, otherwise).text).toBe('严查不停车');
  });
});

it('finds whose a thing is for what a contribution states', () => {
  const titles = ['幼儿园必须装护栏', '幼儿园的护栏太矮'];
  const object = parseProposal('护栏', lexicon).objects[0]?.object ?? null;
  const ask = stateAsk({ title: titles[0]!, body: '' }, object, lexicon);
  expect(ask && nameWhose(ask, groupOf(titles), lexicon)).toBe('幼儿园');
});
