import { expect, it } from 'vitest';
import { collectDossier } from '../../../../src/aggregate/dossiers/collect-dossier.ts';
import { collectReport } from '../../../../src/aggregate/reports/collect/collect-report.ts';
import { pickQuotes, toQuote } from '../../../../src/aggregate/reports/collect/quotes.ts';
import { buildSmallMart } from '../../build-small-mart.ts';
import { clock, settings } from '../report-mart.ts';

it('quotes others beside one who wrote of an issue over and over', async () => {
  const days = Array.from({ length: 60 }, (_, i) => String(i + 10));
  const db = await buildSmallMart({
    messages: [
      ...days.map((n) => ({
        id: `a${n}`,
        at: '2025-03-05 08:00:00',
        author: '甲',
        body: `第${n}次反映，路灯还是不亮。`,
      })),
      { id: 'b', at: '2025-03-06 08:00:00', author: '乙', body: '夜里回家什么都看不见，老人摔了一跤。' },
    ],
    issues: { I1: [...days.map((n) => `a${n}`), 'b'] },
  });
  try {
    const request = { unit: 'daterange', from: '2025-03-01', to: '2025-03-09' } as const;
    const report = await collectReport(db, request, settings, clock);
    expect(report.issues[0]?.quotes.map(({ messageId }) => messageId)).toEqual(['a10', 'b']);
    await db.run(
      "INSERT INTO messages BY NAME SELECT * REPLACE ('c' AS message_id, 'c' AS message_key, created_at + INTERVAL 1 DAY AS created_at) FROM messages WHERE message_id = 'a10'",
    );
    const dossier = await collectDossier(db, 'issue', 'I1', settings, clock);
    expect(dossier?.voices.map(({ quote }) => quote.messageId)).toEqual(['a10', 'b']);
  } finally {
    db.close();
  }
});

it('quotes the title only where a message has no text', () => {
  const textOf = (body: string) =>
    toQuote(
      { messageId: '1', source: 'main', title: '柳荫雅苑路灯不亮', body, day: '2025-03-05', region: null },
      { words: ['路灯'], title: '' },
      60,
    ).text;
  expect(textOf('')).toBe('柳荫雅苑路灯不亮');
  expect(textOf('门口的路灯坏了三天。')).toBe('门口的路灯坏了三天。');
});

it('quotes a person once, and nobody who says the same or nothing', () => {
  const sourceOf = (person: string, messageId: string, body: string) => ({
    ...{ key: 'I1', source: 'main', title: '', day: '2025-03-05', region: null },
    ...{ person, messageId, body },
  });
  const lamp = '柳荫雅苑门口的路灯坏了三天。';
  const sources = [
    sourceOf('甲', '1', lamp),
    sourceOf('甲', '2', '夜里回家什么都看不见。'),
    sourceOf('乙', '3', lamp),
    sourceOf('丙', '4', ''),
    sourceOf('乙', '5', '老人摔了一跤，请尽快修好。'),
    sourceOf('丁', '6', '孩子上学要摸黑走。'),
  ];
  const quoted = (quotesPerIssue: number) =>
    pickQuotes(sources, { words: ['路灯'], title: '' }, { quotesPerIssue, quoteLength: 60 }).map(
      ({ messageId }) => messageId,
    );
  expect(quoted(5)).toEqual(['1', '5', '6']);
  expect(quoted(2)).toEqual(['1', '5']);
});
