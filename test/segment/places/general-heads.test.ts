import { describe, expect, it } from 'vitest';
import { isGeneralName } from '../../../src/segment/places/general-heads.ts';

describe('isGeneralName', () => {
  it.each([
    '自来水公司',
    '城乡园林建设有限公司',
    '底层门店',
    '住房公积金贷款',
    '配套幼儿园',
    '二期精装修',
    '上课校区',
    '断头路',
    '余名职工',
    '房项目',
    '民间借贷款',
    '露天煤矿',
    '私采金矿',
    '规模养猪场',
    '散养鸡场',
    '禁养区养猪场',
    '上游化工厂',
    '特殊门诊',
    '万亩果园',
  ])('knows %s to tell a kind only', (name) => {
    expect(isGeneralName(name)).toBe(true);
  });

  it.each([
    '云栖湖小区',
    '青禾自来水公司',
    '红旗路',
    '公园北路',
    '学府大道',
    '新建南路',
    '云栖配套幼儿园',
    '107国道',
    '绕城高速',
    '阳光城',
  ])('takes %s for a name', (name) => {
    expect(isGeneralName(name)).toBe(false);
  });
});
