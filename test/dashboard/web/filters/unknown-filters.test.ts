import { expect, it } from 'vitest';
import { describeUnknown, mostRegions } from '../../../../src/dashboard/web/filters/unknown-filters.ts';

const known = { regions: ['甲区'], topics: ['交通'] };

it('says which of the filters the data do not have', () => {
  expect(describeUnknown({ topic: '航天' }, known)).toBe('数据中没有「航天」这个主题');
  expect(describeUnknown({ region: '丙区', topic: '航天' }, known)).toBe(
    '数据中没有「丙区」这个地区和「航天」这个主题',
  );
  expect(describeUnknown({ region: '未知', topic: '交通', kind: 'help' }, known)).toBe('');
  expect(describeUnknown({ topic: '航天' }, null)).toBe('');
});

it('doubts no region where there are more than are offered', () => {
  const regions = Array.from({ length: mostRegions }, (_, index) => `第${index}区`);
  expect(describeUnknown({ region: '丙区' }, { ...known, regions })).toBe('');
});
