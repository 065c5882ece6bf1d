import { expect, it } from 'vitest';
import { complains } from '../../../../src/cluster/themes/asks/complains.ts';
import { splitClauses } from '../../../../src/cluster/themes/asks/split-clauses.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));
const complainsIn = (title: string) => splitClauses(title).some((clause) => complains(clause, lexicon));

it.each(['项目建设噪音极大', '改造工程拖欠工资', '开设麻将馆扰民严重', '投诉物业限制购水', '对公开招聘教师的质疑'])(
  'hears a complaint in %s',
  (title) => {
    expect(complainsIn(title)).toBe(true);
  },
);

it.each([
  '建议增设公厕',
  '请拆除违章建筑',
  '加装监控防止偷盗',
  '整治夜市扰民',
  '举报电话增设晚班',
  '落实补贴不低于标准',
  '增设无障碍通道',
])('hears an ask in %s', (title) => {
  expect(complainsIn(title)).toBe(false);
});
