import { describe, expect, it } from 'vitest';
import { onlyTells } from '../../../../src/cluster/themes/asks/only-tells.ts';

describe('onlyTells', () => {
  it.each([
    ['没带泳帽就', '不让', '进泳池'],
    ['落叶', '不让', '烧'],
    ['水温计', '不准', ''],
    ['通知说孩子们', '统筹', '到别处去学'],
    ['按', '公示', '时间开门'],
    ['', '修', '河堤背过沙'],
    ['救生员', '装', '糊涂'],
    ['游泳馆保', '安装', '没看见'],
    ['有人', '检查', '才营业'],
  ])('tells %s|%s|%s', (lead, ask, rest) => {
    expect(onlyTells(lead, ask, rest)).toBe(true);
  });

  it.each([
    ['建议', '不让', '带玻璃瓶进场'],
    ['泳池边', '不准', '奔跑'],
    ['', '修', '过街天桥'],
    ['路口', '建', '人行过街通道'],
    ['', '安装', '遮阳棚'],
    ['按规定', '公示', '水质'],
    ['', '开放', '就好'],
  ])('asks %s|%s|%s', (lead, ask, rest) => {
    expect(onlyTells(lead, ask, rest)).toBe(false);
  });
});
