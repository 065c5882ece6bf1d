import { describe, expect, it } from 'vitest';
import { parseProposal } from '../../../../src/cluster/themes/asks/parse-proposal.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { compileLexicon } from '../../../../src/cluster/themes/words/lexicon.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));

/** The class that a text is mainly about; null where it names none for certain. */
function mainClass(text: string): string | null {
  const strong = parseProposal(text, lexicon).objects.filter(({ weak }) => !weak);
  if (strong.length === 0) return null;
  const main = strong.reduce((best, found) => (found.share > best.share ? found : best));
  return lexicon.objects[main.object]!.label;
}

describe('the lexicon that the package ships', () => {
  it.each([
    '办事渠道不公开',
    '上班打卡太早',
    '活动室挂牌不办公',
    '今晚修好再说',
    '半夜有人敲门',
    '家门口吃饭难',
    '工作人员玩手机',
    '窗口午休没人',
    '只派单不办事',
  ])('takes words of several senses for no object of a narrow class: %s', (text) => {
    expect(mainClass(text)).toBeNull();
  });

  it.each([
    ['公园厕所臭', '公厕'],
    ['楼道里停电瓶车', '电动车'],
    ['电动车不准进电梯', '电动车'],
    ['公办养老院一床难求', '养老机构'],
    ['老楼没电梯，老人下不了楼', '电梯'],
    ['修路灯', '路灯与照明'],
    ['让群众少跑腿', '办事窗口与流程'],
    ['广场舞吵得孩子没法写作业', '广场舞'],
  ])('reads %s as about %s', (text, label) => {
    expect(mainClass(text)).toBe(label);
  });

  it('takes who complains of what is not there for one who asks for it', () => {
    const [ask] = parseProposal('老楼没电梯', lexicon).asks;
    expect(lexicon.asks[ask!.ask]!.group).toBe('add');
    expect(parseProposal('拖欠工资，别再拖了', lexicon).asks).toEqual([]);
  });
});

it('knows a word in every sense that it has, and in each once', () => {
  const ask = { label: '绿化', verb: true, group: 'green', weak: [] };
  const { match } = compileLexicon({
    asks: [{ ...ask, id: 'green', words: ['绿化'] }],
    objects: [
      { label: '绿地', words: ['绿化'], weak: ['绿化'] },
      { label: '树木', words: ['绿化'], weak: [] },
    ],
    compounds: [],
    ignore: [],
    general: [],
    people: [],
    opposites: [],
    contraries: [],
  });
  expect(match('绿化')[0]!.senses).toEqual([
    { kind: 'object', index: 0, weak: false },
    { kind: 'object', index: 1, weak: false },
    { kind: 'ask', index: 0, weak: false },
  ]);
});
