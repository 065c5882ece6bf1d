import { describe, expect, it } from 'vitest';
import { withoutLimit, writeFormally, writeVerb } from '../../../../src/cluster/themes/titles/formal-words.ts';

describe('writeFormally', () => {
  it.each([
    ['泳池门票降一降', '降低泳池门票价'],
    ['水费该降降', '降低水费'],
    ['环卫工工资涨一涨', '提高环卫工工资'],
    ['健身器材请修一修', '维修健身器材'],
    ['夜宵摊管管', '加强夜宵摊管理'],
    ['管管这些拉客的黄牛', '管理拉客的黄牛'],
    ['管一管烧烤油烟', '治理烧烤油烟'],
    ['希望救生员管一管、培训培训', '加强培训'],
    ['多放几个分类箱', '增加分类箱'],
    ['多投些公共自行车', '增加公共自行车'],
    ['多引进点新书', '多引进新书'],
    ['乡乡通自来水喊了好多年', '乡乡通自来水'],
    ['渡口修桥盼了十几年', '渡口修桥'],
    ['景区摆渡车说了三年，至今没有', '景区摆渡车'],
  ])('writes %s as %s', (said, written) => {
    expect(writeFormally(said, null)).toBe(written);
  });

  it.each([
    ['缆车六十元一趟，比外地还贵，降一降', '缆车', '降低缆车收费'],
    ['跳板晃得厉害，踩上去直抖，修一修', '跳板', '维修跳板'],
    ['摩托艇横冲直撞，请管一管', '摩托艇', '加强摩托艇管理'],
  ])('names in "%s" what it is asked of', (said, objectWord, written) => {
    expect(writeFormally(said, objectWord)).toBe(written);
  });

  it.each([
    // Of what has the pipes, nothing is asked.
    ['老楼的水管三十年了，换换', '老楼'],
    // What it comes of is managed, if anything.
    ['寡居老人四十几个，都是骗子害的，管管', '寡居老人'],
    ['派出所来清一清', '派出所'],
    ['修修补补十年', '路面'],
    ['河水温度降一降', '河水温度'],
    ['放宽参赛条件', '条件'],
    ['多放心肉', '肉'],
    ['多批一些农家乐执照', '执照'],
  ])('leaves "%s" as it is', (said, objectWord) => {
    expect(writeFormally(said, objectWord)).toBe(said);
  });
});

it('writes a verb said twice once', () => {
  expect(['降一降', '管管', '修复'].map(writeVerb)).toEqual(['降低', '管理', '修复']);
});

it.each([
  ['泳池关门时间推迟到九点', '推迟泳池关门时间'],
  ['游船末班延到八点半', '延长游船末班时间'],
  ['展览馆开到晚上九点', '延长展览馆开放时间'],
  ['优待证放宽到六十岁', '放宽优待证年龄'],
  ['缆车票降到二十元', '降低缆车票'],
  ['河堤修到码头', null],
  ['我们想延到九点', null],
])('leaves out of "%s" up to when or how much', (said, written) => {
  expect(withoutLimit(said)).toBe(written);
});
