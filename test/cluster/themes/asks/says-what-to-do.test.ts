import { describe, expect, it } from 'vitest';
import { isProposal } from '../../../../src/cluster/themes/asks/says-what-to-do.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));

/** Whether a theme of these bodies is one. */
function isOne(title: string, proposes: boolean, bodies: readonly string[], backing = bodies.map((_, i) => `${i}`)) {
  const theme = { title, proposes, ask: null, message_ids: bodies.map((_, i) => `${i}`), backing_ids: backing };
  return isProposal(theme, (id) => ({ title: '', body: bodies[Number(id)]!, places: [] }), lexicon);
}

describe('isProposal', () => {
  it('needs one who says what is to be done, where the title does not', () => {
    const complaint = '更衣室冷得像冰窖，希望早点落实。';
    expect(isOne('更衣室太冷', false, [complaint, '更衣室没人管，请派人看看。'])).toBe(false);
    expect(isOne('更衣室太冷', false, [complaint, '更衣室没人管，希望安装暖气。'])).toBe(true);
    expect(isOne('更衣室太冷', false, [complaint, '建议换衣服的地方烧热一些。'])).toBe(true);
    expect(isOne('更衣室太冷', false, [complaint, '希望安装暖气。'], ['0'])).toBe(false);
  });

  it('takes a title that asks, and no question whether something can be had', () => {
    expect(isOne('增设储物柜', true, ['储物柜不够。'])).toBe(true);
    expect(isOne('姐弟俩上同一个班', true, ['给姐弟俩分到一个班吧。'])).toBe(true);
    const question = '姐弟俩能不能上同一个班，麻烦告知一下。';
    expect(isOne('姐弟俩上同一个班', true, [question, '分班能不能提前公布。'])).toBe(false);
    expect(isOne('姐弟俩上同一个班', true, [question, '能不能上同一个班，建议公布分班办法。'])).toBe(true);
  });
});
