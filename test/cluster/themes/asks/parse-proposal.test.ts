import { describe, expect, it } from 'vitest';
import { findAsksIn, findProposals, parseProposal } from '../../../../src/cluster/themes/asks/parse-proposal.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { compileLexicon } from '../../../../src/cluster/themes/words/lexicon.ts';

const lexicon = compileLexicon({
  asks: [
    { id: 'add', label: '增设', verb: true, group: 'add', words: ['增设', '开通'], weak: [] },
    { id: 'remove', label: '取消', verb: true, group: 'remove', words: ['取消', '禁建'], weak: [] },
    { id: 'allow', label: '放开', verb: true, group: 'allow', words: ['支持', '放开'], weak: [] },
    { id: 'extend', label: '延伸', verb: true, group: 'add', words: ['延伸'], weak: [] },
    { id: 'open', label: '公开', verb: true, group: 'open', words: ['共享'], weak: [] },
  ],
  objects: [
    { label: '公厕', words: ['公厕'], weak: [] },
    { label: '公交', words: ['公交', '公交车'], weak: [] },
    { label: '学校', words: [], weak: ['小学'] },
    { label: '地铁', words: ['地铁', '地铁站'], weak: [] },
    { label: '公交走向', words: ['公交改线'], weak: [] },
    { label: '车道', words: ['车道'], weak: [] },
    { label: '拓宽', words: ['拓宽'], weak: [] },
    { label: '体育', words: ['体育'], weak: [] },
    { label: '车站', words: ['增设车站'], weak: [] },
    { label: '电梯', words: ['电梯', '装电梯'], weak: [] },
    { label: '空地', words: ['空地'], weak: [] },
    { label: '放假', words: ['周末'], weak: [] },
    { label: '烟花', words: ['放烟花'], weak: [] },
    { label: '单车', words: ['共享单车'], weak: [] },
  ],
  compounds: [{ object: '公交走向', of: ['公交'], asks: ['extend'] }],
  ignore: ['公交公司'],
  general: [],
  people: [],
  opposites: [['add', 'remove']],
  contraries: [],
});

function mainObject(text: string): string | null {
  const { objects } = parseProposal(text, lexicon);
  const main = objects.reduce(
    (best, found) => (best === null || found.share > best.share ? found : best),
    objects[0] ?? null,
  );
  return main === null ? null : lexicon.objects[main.object]!.label;
}

describe('parseProposal', () => {
  it.each([
    ['建议在地铁站附近增设公厕', '公厕'],
    ['请求开通柳林小学到地铁站的公交', '公交'],
    ['希望小学门口增设公厕', '公厕'],
    ['建议开通12路车到北湖', '公交'],
    ['公交公司服务好', null],
    ['请将公交延伸到柳林', '公交走向'],
    ['希望公交车能开到晚上9点，不要太早收班', '公交'],
    ['建议北湖路拓宽为六车道', '拓宽'],
    ['希望体育路设公厕', '公厕'],
    ['增设公厕,如有困难再看地铁', '公厕'],
    ['这里离地铁远,希望开通公交', '公交'],
  ])('finds what %s is about', (text, expected) => {
    expect(mainObject(text)).toBe(expected);
  });

  it.each([
    ['反对增设公厕', 'remove'],
    ['不要再增设公厕', 'remove'],
    ['反对取消公厕', 'add'],
    ['支持取消公厕', 'remove'],
    ['公厕禁建太死板，希望放开', 'allow'],
    ['取消禁建公厕', 'add'],
    ['建议废除公厕禁建规定', 'add'],
  ])('reads a refusal together with the ask that it refuses: %s', (text, group) => {
    const { objects, asks } = parseProposal(text, lexicon);
    expect(objects.map(({ ask }) => lexicon.asks[ask!]!.group)).toEqual([group]);
    expect(asks).toHaveLength(1);
  });

  it.each([
    ['巷口装几个电梯', '装'],
    ['办公益公厕', '办'],
    ['公厕多建点', '多建点'],
    ['给老楼装电梯', '装'],
  ])('reads a verb of one character beside an object as an ask: %s', (text, word) => {
    const { objects, asks } = parseProposal(text, lexicon);
    expect(asks).toEqual([{ ask: 0, word }]);
    expect(objects.at(-1)?.ask).toBe(0);
  });

  it.each(['民办小学', '交通公交', '放烟花', '公厕太脏'])('asks nothing: %s', (text) => {
    expect(parseProposal(text, lexicon).asks).toEqual([]);
  });

  it.each([
    ['楼上想装电梯，我们一楼不同意', 'remove'],
    ['楼上想装电梯我是坚决不同意的。每天都很吵', 'remove'],
    ['不要强行给我们楼装电梯', 'remove'],
    ['公厕禁建太一刀切', 'add'],
    ['路口重复增设公厕', 'remove'],
    ['擅自取消公厕', 'add'],
    ['私自在楼道装电梯', 'remove'],
    ['非法占用的公厕取消', 'remove'],
  ])('takes an objection for the contrary of what others ask: %s', (text, group) => {
    const { objects } = parseProposal(text, lexicon);
    expect(lexicon.asks[objects.at(-1)!.ask!]!.group).toBe(group);
  });

  it('takes fault with how a thing is arranged for a wish that it be otherwise, not gone', () => {
    const shipped = loadThemeModel(themeSettings.parse({})).lexicon;
    const groupsOf = (text: string) => parseProposal(text, shipped).asks.map(({ ask }) => shipped.asks[ask]!.group);
    expect(groupsOf('反映码头渡船站点设置不合适的问题')).toEqual(['adjust']);
    expect(groupsOf('烟花禁放太一刀切')).toEqual(['restore']);
  });

  it.each([
    ['空地改成公厕', '公厕'],
    ['把空地用作公交', '公交'],
    ['公厕周末开通', '公厕'],
  ])('takes neither what land was nor a time for the object: %s', (text, expected) => {
    expect(mainObject(text)).toBe(expected);
  });

  it('gives each object the ask that stands nearest', () => {
    const { objects } = parseProposal('取消公厕收费，增设公交', lexicon);
    expect(objects.map(({ object, ask }) => [lexicon.objects[object]!.label, ask])).toEqual([
      ['公厕', 0 + 1],
      ['公交', 0],
    ]);
  });

  it('takes support of an ask for that ask', () => {
    expect(parseProposal('支持禁建公厕', lexicon).asks.map(({ word }) => word)).toEqual(['禁建']);
    expect(parseProposal('支持公厕，取消公交', lexicon).asks.map(({ word }) => word)).toEqual(['支持', '取消']);
  });

  it('takes no ask from a word that only describes the noun after it', () => {
    expect(parseProposal('取消共享单车', lexicon).objects.map(({ ask }) => ask)).toEqual([1]);
    expect(parseProposal('共享单车太多', lexicon).asks).toEqual([]);
  });

  it('finds the ask inside a longer word for an object', () => {
    const { objects, asks } = parseProposal('北湖增设车站', lexicon);
    expect(objects.map(({ word, ask }) => [word, ask])).toEqual([['增设车站', 0]]);
    expect(asks).toEqual([{ ask: 0, word: '增设' }]);
  });

  it('takes objects that are joined to the main one for nearly as much', () => {
    const { objects } = parseProposal('建议在地铁站建公厕和公交', lexicon);
    const share = (label: string) => objects.find(({ object }) => lexicon.objects[object]!.label === label)!.share;
    expect(share('公厕')).toBeGreaterThan(0.3);
    expect(share('公厕')).toBeLessThan(share('公交'));
    expect(share('地铁')).toBeLessThan(0.2);
  });

  it('reads no more of a text than a title can have: what rules look back over would take seconds', () => {
    const filler = '，'.repeat(1100);
    expect(parseProposal(`${filler}建议增设公厕`, lexicon).asks).toHaveLength(1);
    expect(parseProposal(`${filler}${filler}建议增设公厕`, lexicon)).toEqual({ objects: [], asks: [] });
    expect(findAsksIn(`${filler}增设公厕`, lexicon)).toHaveLength(1);
    expect(findAsksIn(`${filler}${filler}增设公厕`, lexicon)).toEqual([]);
  });

  it('shares add up to one', () => {
    const { objects } = parseProposal('建议增设公厕和公交', lexicon);
    expect(objects.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});

describe('compileLexicon', () => {
  it('refuses a compound of a class that it does not have', () => {
    const compounds = [{ object: '轻轨', of: ['公交'], asks: ['add'] }];
    expect(() => compileLexicon({ ...lexicon, compounds })).toThrow(/轻轨/u);
  });
});

describe('findAsksIn', () => {
  const shipped = loadThemeModel(themeSettings.parse({})).lexicon;

  it.each([
    ['开发商跑路', []],
    ['建设单位推脱', []],
    ['开发这片空地', ['开发']],
    ['重新设计路口', []],
    ['新设路口', ['新设']],
  ])('takes no ask that is a part of a noun or lies across two words: %s', (text, words) => {
    expect(findAsksIn(text, shipped).map(({ word }) => word)).toEqual(words);
  });
});

describe('findProposals', () => {
  it('takes what follows the words that propose', () => {
    expect(findProposals('这里很堵。建议增设公交！谢谢。希望领导重视')).toEqual(['增设公交', '领导重视']);
    expect(findProposals('这里很堵。')).toEqual([]);
  });
});

it('takes what is asked first of several things in order for the main one', () => {
  const { lexicon } = loadThemeModel(themeSettings.parse({}));
  const { objects } = parseProposal('首先派医生，其次装几盏路灯，最后清运垃圾', lexicon);
  expect(objects.reduce((a, b) => (b.share > a.share ? b : a)).word).toBe('医生');
});
