import { expect, it } from 'vitest';
import { drawMeasures } from '../../../../src/dashboard/web/issues/measure-lines.ts';

const binOf = (day: string): number => Number(day.slice(8)) - 1;

it('names a measure within the chart, at whichever edge it stands', () => {
  const draw = (day: string) => drawMeasures([{ day, title: '更换全部供水管网并公示' }], binOf, 31);
  expect(draw('2025-10-01')).toEqual([{ xAxis: 0, name: '措施：更换全部供水管网', label: { align: 'left' } }]);
  expect(draw('2025-10-16')[0]?.label.align).toBe('center');
  expect(draw('2025-10-31')[0]?.label.align).toBe('right');
});

it('tells several measures apart by their days alone, which leave room for each other', () => {
  const measures = ['2025-10-05', '2025-10-14'].map((day) => ({ day, title: '更换全部供水管网' }));
  expect(drawMeasures(measures, binOf, 31).map(({ name }) => name)).toEqual(['措施 10-05', '措施 10-14']);
});
