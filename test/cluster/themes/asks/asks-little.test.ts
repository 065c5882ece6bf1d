import { expect, it } from 'vitest';
import { findAskingLittle } from '../../../../src/cluster/themes/asks/asks-little.ts';
import { stateAsk } from '../../../../src/cluster/themes/asks/state-ask.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));
const body = '每天早晚都是这样，住在这里的人没有一天安生，打了许多次电话也没有下文。'.repeat(5);

/** A group of letters with these titles and bodies. */
function groupOf(titles: readonly string[], text = body) {
  const contributions = titles.map((title) => ({ title, body: text }));
  return { contributions, object: null, statedBy: contributions.map((one) => stateAsk(one, null, lexicon)) };
}

const complaints = groupOf(['工地夜间施工噪音大', '项目建设噪音极大', '投诉工地半夜打桩', '建议工地安装隔音屏']);
const asking = groupOf(['建议增设公厕', '希望公园增设公厕', '请修建公厕']);

it('finds letters few of which say what is to be done, where few of all do', () => {
  const others = [0, 1, 2].map(() => groupOf(['物业乱收费', '物业收费太高', '投诉物业乱收费']));
  const asksLittle = findAskingLittle([complaints, asking, ...others], lexicon);
  expect([complaints, asking].map(asksLittle)).toEqual([true, false]);
  const pairs = [groupOf(['项目建设噪音极大', '建议工地安装隔音屏']), groupOf(['项目建设噪音极大', '工地半夜打桩'])];
  expect(pairs.map(findAskingLittle([...pairs, complaints, ...others], lexicon))).toEqual([false, true]);
});

it('takes who tells what is wrong among those who propose for one of them, and so where most texts are short', () => {
  expect(findAskingLittle([complaints, asking, asking], lexicon)(complaints)).toBe(false);
  const short = groupOf(['泳池水太凉', '泳池水冷', '泳池水冻人'], '');
  expect(findAskingLittle([short], lexicon)(short)).toBe(false);
});

it('takes short texts on a board that complain for no asks', () => {
  const short = groupOf(['小区旁建变电站辐射大', '楼下建变电站严重扰民', '建变电站噪音大'], '');
  expect(findAskingLittle([complaints, complaints, short], lexicon)(short)).toBe(true);
});
