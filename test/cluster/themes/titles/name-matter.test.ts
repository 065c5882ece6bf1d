import { expect, it } from 'vitest';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { nameMatter } from '../../../../src/cluster/themes/titles/name-matter.ts';

const { vectors } = loadThemeModel(themeSettings.parse({}));

function nameOf(titles: readonly string[], body = '', name: string | null = null): string | null {
  const places = name === null ? [] : [{ name, type: 'estate' as const }];
  return nameMatter(
    titles.map((title) => ({ title, body, places })),
    vectors,
  );
}

it('names what titles say is wrong with what, in one go', () => {
  expect(nameOf(['楼下麻将馆扰民', '小区麻将馆扰民谁来管', '麻将馆通宵营业', '投诉麻将馆深夜扰民'])).toBe('麻将馆扰民');
});

it('names the matter alone where titles say nothing of it alike, without the name of a place', () => {
  const titles = ['云栖苑三天两头停水', '何时不再停水', '云栖苑停水一周', '高峰期就停水'];
  expect(nameOf(titles, '', '云栖苑')).toBe('停水');
});

it('takes a fuller word for one that says too little', () => {
  expect(nameOf(['房屋质量太差', '新房质量堪忧', '交付的房屋质量不过关', '这样的质量谁敢住'])).toBe('房屋质量');
});

it('takes no fuller word that few use, and no other word for the matter', () => {
  const many = Array.from({ length: 5 }, () => ['质量太差', '质量堪忧', '质量谁管']).flat();
  expect(nameOf([...many, '房屋质量太差'])).toBeNull();
  expect(nameOf([...many, '裂缝没人修', '裂缝越来越宽'])).toBeNull();
  const owed = ['拖欠半年', '拖欠到何时', '一直拖欠', '还拖欠', '拖欠不给', '又拖欠'];
  expect(nameOf([...owed, '拖欠工资'])).toBe('拖欠');
  const dry = ['三天两头停水', '又停水', '停水一周', '何时不停水', '高峰期就停水'];
  expect(nameOf([...dry, '自来水太小'])).toBe('停水');
});

it('names by how bodies begin where titles are moods, and nothing that few have in common', () => {
  const moods = ['什么时候是个头', '天理何在', '欲哭无泪', '没人管吗', '求助', '心寒'];
  expect(nameOf(moods, '公司拖欠工资半年。')).toContain('拖欠');
  expect(nameOf(['停水三天', '路灯不亮', '学校太远', '公交太少'])).toBeNull();
});
