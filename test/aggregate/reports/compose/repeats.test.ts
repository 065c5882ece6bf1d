import { expect, it } from 'vitest';
import { composeSummary } from '../../../../src/aggregate/reports/compose/compose-summary.ts';
import type { SmallMessage } from '../../build-small-mart.ts';
import { passingMarts } from '../../passing-marts.ts';
import { collectWeek } from '../report-mart.ts';

const build = passingMarts();
const at = '2025-03-05 08:00:00';

/** Twelve letters of twelve people in one region, fourteen in another of which two people wrote ten. */
async function summaryOf(copyOf: (i: number) => string | null): Promise<string> {
  const signed = Array.from({ length: 10 }, (_, i): SmallMessage => ({ id: `s${i}`, at, author: `人${i % 2}` }));
  const others = Array.from({ length: 4 }, (_, i): SmallMessage => ({ id: `o${i}`, at }));
  const far = Array.from({ length: 12 }, (_, i): SmallMessage => ({ id: `f${i}`, at, region: '乙区', topic: '教育' }));
  const db = await build({
    messages: [...signed, ...others, ...far],
    issues: { I1: signed.map(({ id }) => id) },
    tables: {
      issue_messages: signed.map(({ id }, i) => ({
        ...{ issue_id: 'I1', message_key: id, similarity: 0.9, why: ['词'] },
        copy_of_key: copyOf(i),
      })),
    },
  });
  return JSON.stringify(composeSummary(await collectWeek(db, { end: '2025-03-09' })));
}

it('ranks topics and regions by people, and says how many letters are near-copies by one author', async () => {
  const text = await summaryOf((i) => (i === 0 ? null : 's0'));
  expect(text).toContain(
    '留言较多的主题为教育12件（46.2%）、交通14件（53.8%，其中10件为2人提交的相近文本）；留言较多的地区为乙区12件（46.2%）、甲区14件（53.8%，其中10件为2人提交的相近文本）。',
  );
});

it('says nothing of letters of one author in different words', async () => {
  expect(await summaryOf(() => null)).not.toContain('相近文本');
});
