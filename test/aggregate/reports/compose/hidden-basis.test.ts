import { expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import { buildSmallMart, type SmallMessage } from '../../build-small-mart.ts';
import { collectWeek } from '../report-mart.ts';

/** So many letters of a topic in the week before, and in that of 3 March. */
const letters = (topic: string, before: number, now: number): SmallMessage[] =>
  [before, now].flatMap((count, week) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${topic}${week}-${i}`,
      at: `${addDays('2025-02-24', 7 * week + (i % 7))} 08:00:00`,
      topic,
      // No topic rises within a region.
      region: `${i}区`,
    })),
  );

const textOf = async (messages: readonly SmallMessage[]) => {
  const db = await buildSmallMart({ messages: [...letters('民政', 1, 1), ...messages] });
  try {
    const data = await collectWeek(db, { end: '2025-03-09' });
    return { data, text: JSON.stringify(composeReport(data)) };
  } finally {
    db.close();
  }
};

it('a topic whose basis is not listed is not compared, and no rise either', async () => {
  const { data, text } = await textOf([
    ...letters('交通', 60, 60),
    ...letters('教育', 20, 60),
    ...letters('环保', 3, 60),
    ...letters('农业', 4, 6),
  ]);
  const rows = data.topics.map(({ name, isRise, comparison }) => [name, isRise, comparison.isHidden === true]);
  expect(rows).toContainEqual(['教育', true, false]);
  expect(rows).toContainEqual(['环保', false, true]);
  expect(text).toContain('超出随机波动的主题有教育。');
  expect(text).not.toContain('环保 ▲');
});

it('where only such a topic rose, no rise is denied', async () => {
  const { text } = await textOf([...letters('交通', 60, 60), ...letters('环保', 3, 60), ...letters('农业', 4, 6)]);
  expect(text).toContain('错误发现率上限5%；基期件数不列的不判断');
});
