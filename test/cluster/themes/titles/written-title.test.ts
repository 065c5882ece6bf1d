import { expect, it } from 'vitest';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { writeTitle } from '../../../../src/cluster/themes/titles/written-title.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));
const write = (text: string, leads: boolean, objectWord: string | null = null) =>
  writeTitle({ text, leads, objectWord }, lexicon);

it.each([
  ['修个地铁站', '修建地铁站'],
  ['办一个图书馆', '开办图书馆'],
  ['多装几盏路灯', '安装路灯'],
  ['再加些长椅', '增加长椅'],
  ['添点健身器材', '添置健身器材'],
  ['开一所小学', '开设小学'],
  ['通个公交', '开通公交'],
  ['急需停车位', '增设停车位'],
  ['急需一所小学', '增设一所小学'],
  ['安几盏路灯', '安装路灯'],
  ['盖几座公厕', '修建公厕'],
  ['建人行道', '建设人行道'],
  ['设红绿灯', '设置红绿灯'],
  ['多投放点共享单车', '多投放共享单车'],
  ['增加一些停车位', '增加停车位'],
])('prints %s as %s', (stated, printed) => {
  expect(write(stated, true)).toBe(printed);
});

it.each([
  ['支持装门禁', '门禁', '安装门禁'],
  ['赞成修建骑行道', '骑行道', '修建骑行道'],
  ['必须装护栏', '护栏', '安装护栏'],
  ['装上护栏', '护栏', '安装护栏'],
  ['支持夜市', '夜市', '支持夜市'],
])('leaves out of %s that somebody is for it', (stated, objectWord, printed) => {
  expect(write(stated, true, objectWord)).toBe(printed);
});

it('leaves what gets cheaper before the verb, which takes no object', () => {
  expect(write('缆车降价', false)).toBe('缆车降价');
  expect(write('球馆打折', false)).toBe('球馆打折');
});

it('keeps how something is to be done beside its verb', () => {
  expect(write('光伏大力推广', false, '光伏')).toBe('大力推广光伏');
  expect(write('餐饮油烟开展专项整治', false, '油烟')).toBe('专项整治餐饮油烟');
});

it.each([
  ['违章建筑一律拆除', '一律拆除违章建筑'],
  ['摊位统统取缔', '统统取缔摊位'],
  ['学费全部减免', '全部减免学费'],
  ['停车费彻底取消', '彻底取消停车费'],
  ['夜市坚决立即取缔', '坚决立即取缔夜市'],
  ['路灯早点安装', '安装路灯'],
  ['广告牌都拆除', '广告牌都拆除'],
])('keeps what is said of all or at once from standing behind the noun: %s', (stated, printed) => {
  expect(write(stated, false)).toBe(printed);
});

it('writes the verb out before the object that the text names', () => {
  expect(write('加限高横栏', true, '限高横栏')).toBe('增加限高横栏');
});

it.each(['急需疏导车流', '多建学校', '加装电梯', '修建人行天桥', '设处理站', '建家属楼', '开个会', '建个体户市场'])(
  'leaves %s as it is',
  (stated) => {
    expect(write(stated, true)).toBe(stated);
  },
);

it.each([
  ['标线设置', '设置标线'],
  ['周边环境改善', '改善周边环境'],
  ['公交站台亟需完善', '完善公交站台'],
  ['消防通道进行改造', '改造消防通道'],
  ['交通标志变更设置', '变更设置交通标志'],
])('puts the ask before what it asks for: %s', (stated, printed) => {
  expect(write(stated, false)).toBe(printed);
});

it.each([
  '公交车改道',
  '图书馆晚上延长开放',
  '过年没有年味，建议放开',
  '公交车享受免费',
  '夜市别取缔',
  '办事窗口中午和周六开放',
  '学区房虚假宣传',
  '违规搭建',
  '河边道路重复建设',
])('leaves %s, which is a sentence, in its order', (stated) => {
  expect(write(stated, false)).toBe(stated);
});
