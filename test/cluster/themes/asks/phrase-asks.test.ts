import { describe, expect, it } from 'vitest';
import { findPhraseAsks } from '../../../../src/cluster/themes/asks/phrase-asks.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));
const read = (text: string) =>
  findPhraseAsks(text, lexicon.match(text), lexicon).map(({ ask, word }) => [lexicon.asks[ask]!.group, word]);

describe('findPhraseAsks', () => {
  it.each([
    ['夜市不要停', 'restore', '不要停'],
    ['烟花不要一禁了之', 'restore', '不要一禁了之'],
    ['反对撤村小', 'restore', '反对撤'],
    ['报刊亭千万别拆了吧', 'restore', '别拆了'],
    ['村小不要再撤并', 'restore', '不要再撤并'],
    ['广场舞政府不要插手', 'allow', '不要插手'],
    ['彩礼不用政府管', 'allow', '不用政府管'],
    ['夜市管得太死', 'allow', '管得太死'],
    ['城区一律禁夜市', 'remove', '一律禁'],
    ['学费不要再涨', 'lower', '不要再涨'],
    ['反对涨停车费', 'lower', '反对涨'],
    ['公园门票不能再降了', 'raise', '不能再降了'],
    ['停车位我们不愿意划', 'remove', '不愿意划'],
    ['夜市不要再往后延', 'remove', '不要再往后延'],
    ['早读时间不要再减了', 'restore', '不要再减了'],
    ['晚自习减一减', 'lower', '减一减'],
    ['老人买菜避开早高峰', 'limit', '避开早高峰'],
    ['图书馆关门时间往后挪', 'time', '往后挪'],
    ['把游泳馆闭馆时间推到十点', 'time', '推到'],
  ])('reads what words ask together: %s', (text, group, word) => {
    expect(read(text)).toEqual([[group, word]]);
  });

  it.each([
    '消防通道不要停',
    '不要停车',
    '班车别停太早',
    '不要拆迁款',
    '夜市要有人管',
    '不要关门太早',
    '要禁得住考验',
    '电梯不能装',
    '特别加急',
    '允许限时放烟花',
    '会议推迟到明天',
  ])('finds none in %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
