import { expect, it } from 'vitest';
import { collectReport } from '../../../../src/aggregate/reports/collect/collect-report.ts';
import { buildSmallMart } from '../../build-small-mart.ts';
import { clock, settings } from '../report-mart.ts';

it('quotes of a critical message what made it one, also behind emojis', async () => {
  const body = '刚才路过河边😀😀😀😀😀😀看见很多人在那里散步拍照。桥下有人落水。';
  const start = body.indexOf('有人落水');
  const db = await buildSmallMart({
    messages: [
      {
        id: 'm1',
        at: '2025-03-05 08:00:00',
        body,
        urgency: 'critical',
        urgency_evidence: [{ field: 'body', start, end: start + 4, weight: 1 }],
      },
    ],
  });
  try {
    const request = { unit: 'daterange', from: '2025-03-01', to: '2025-03-09' } as const;
    const data = await collectReport(db, request, { ...settings, quoteLength: 30 }, clock);
    expect(data.critical.listed[0]?.quote.text).toBe('……桥下有人落水。');
  } finally {
    db.close();
  }
});
