import { expect, it } from 'vitest';
import { writeTitle } from '../../../src/cluster/themes/written-title.ts';

it.each([
  ['修个地铁站', '修建地铁站'],
  ['办一个图书馆', '开办图书馆'],
  ['多装几盏路灯', '安装路灯'],
  ['再加些长椅', '增加长椅'],
  ['添点健身器材', '添置健身器材'],
  ['开一所小学', '开设小学'],
])('prints %s as %s', (stated, printed) => {
  expect(writeTitle(stated)).toBe(printed);
});

it.each(['多建学校', '加装电梯', '修建人行天桥', '设处理站', '建家属楼', '开个会', '建个体户市场'])(
  'leaves %s as it is',
  (stated) => {
    expect(writeTitle(stated)).toBe(stated);
  },
);
