import { beforeAll, describe, expect, it } from 'vitest';
import { isGeneralName } from '../../../src/segment/places/general-heads.ts';
import { startOfName } from '../../../src/segment/places/name-leads.ts';
import { createPlaceFinder } from './place-finder.ts';

let findIn: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  findIn = await createPlaceFinder();
});

function namesIn(body: string): string[] {
  return findIn({ body }).map(({ name }) => name);
}

describe('names behind what a sentence joins them by', () => {
  it.each([
    ['噪音太大，而汐榆东路没有隔音屏', '汐榆东路'],
    ['我们验收了，但汐榆公司一直不签字', '汐榆公司'],
    ['居民长期受汐港化工园的废气影响', '汐港化工园'],
    ['一个叫汐榆集团的单位', '汐榆集团'],
    ['唯一的物业即汐榆物业不管', '汐榆物业'],
    ['我们多次向汐榆社区反映', '汐榆社区'],
    ['本人系汐榆雅苑二期业主', '汐榆雅苑'],
    ['其系榆桨服饰公司', '榆桨服饰公司'],
    ['请彻查汐榆公司偷税', '汐榆公司'],
    ['新建的楼盘汐榆府距离学校更远', '汐榆府'],
    ['途径汐榆二路到车站', '汐榆二路'],
    ['为方便汐榆小区居民出行', '汐榆小区'],
    ['请拓宽汐榆路', '汐榆路'],
    ['2019年5月28日汐榆公司停止施工', '汐榆公司'],
    ['6月24日向汐榆公司反映', '汐榆公司'],
    ['直到2018年汐榆公司才交房', '汐榆公司'],
    ['17栋汐榆酒店油烟扰民', '汐榆酒店'],
    ['已向鑫泰热力报修多次', '鑫泰热力'],
    ['业主想换掉汐榆物业', '汐榆物业'],
    ['早上连人民路都堵死了', '人民路'],
    ['味道大，连海棠苑都能闻到', '海棠苑'],
    ['大冬天35路等不到', '35路'],
    ['大半夜汐榆路施工', '汐榆路'],
    ['校门外汐榆大道没有红绿灯', '汐榆大道'],
    ['汐榆村修高速占了我家的地', '汐榆村'],
    ['望桨区汐榆里6号楼停水', '汐榆里'],
  ])('begin behind it: %s', (body, name) => {
    expect(namesIn(body)).toEqual([name]);
  });

  it.each([
    ['向阳路没有路灯', '向阳路'],
    ['住在向荣家园', '向荣家园'],
    ['后面是汐榆小区', '汐榆小区'],
    ['连江路堵车', '连江路'],
    ['连塘村没有自来水', '连塘村'],
    ['烦请汐榆燃气公司来修', '汐榆燃气公司'],
    ['请市场监管局突击检查汐川三中食堂', '汐川三中'],
    ['请教育局严肃查处汐川二中补课', '汐川二中'],
    ['请交警队突击检查汐榆路乱停车', '汐榆路'],
    ['要求住建委彻底清查汐榆花园', '汐榆花园'],
    ['每天追着38路跑', '38路'],
    ['上周坐过38路', '38路'],
    ['孩子读汐川三中高一', '汐川三中'],
    ['下雨就积水，坑比云溪路多', '云溪路'],
    ['1、12、38路公交都不来', '12路'],
  ])('keep their own first signs: %s', (body, name) => {
    expect(namesIn(body)).toContain(name);
  });

  it.each([
    ['上述路段没有路灯'],
    ['周边楼盘小区很多'],
    ['请拓宽道路'],
    ['为方便幼儿园接送'],
    ['规划的24班小学什么时候建'],
    ['水压小得上不去三楼，烦请水务公司处理'],
    ['家里停气两天了，烦请燃气公司尽快派人'],
    ['拜托公交公司加车'],
    ['什么时候修一修？坑比路多'],
  ])('are none where a kind of thing follows: %s', (body) => {
    expect(namesIn(body)).toEqual([]);
  });

  it('are no minutes of a clock', () => {
    expect(namesIn('3月5日7点40，38路车在粮站不停')).toEqual(['38路']);
    expect(namesIn('早上8时20，12路公交没停')).toEqual(['12路']);
  });
});

it.each([
  ['半夜来汐榆湾', 3],
  ['每天到汐榆', 3],
  ['周末在汐榆苑', 3],
  ['凌晨到小区', -1],
  ['白天鹅湾', 0],
  ['送榆桨站', 1],
  ['开餐饮店', -1],
  ['汐榆区开餐饮店', -1],
  ['开福餐饮店', 0],
  ['延长图书馆', -1],
  ['延长路', 0],
  ['汐榆县读初中', -1],
  ['汐榆县初中', 0],
])('begins %s at %i', (name, start) => {
  expect(startOfName(name)).toBe(start);
});

it('takes who walks over a street for no name', () => {
  expect(isGeneralName('行人过街')).toBe(true);
});
