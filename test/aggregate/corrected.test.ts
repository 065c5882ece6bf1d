import { expect, it } from 'vitest';
import { buildSmallMart } from './build-small-mart.ts';

it('corrected labels stand in messages as they are counted, without score and evidence', async () => {
  const predicted = {
    at: '2025-12-22 08:00:00',
    topic: '城乡建设',
    subtopic: '道路照明',
    topic_score: 0.4,
    topic_evidence: [{ field: 'title', start: 0, end: 2, weight: 0.5 }],
    kind: 'help',
    kind_score: 0.9,
    low_confidence: true,
  };
  const correction = { kind: null, urgency: null, corrected_by: null, corrected_at: '2025-12-23 08:00:00' };
  const db = await buildSmallMart({
    messages: ['1', '2', '3'].map((id) => ({ ...predicted, id, message_key: id })),
    tables: {
      corrections: [
        { message_key: '1', topic: '交通运输', ...correction },
        { message_key: '2', topic: '城乡建设', ...correction },
      ],
    },
  });
  const messages = await db.rows<object>(
    'SELECT message_id, topic, subtopic, topic_score, topic_evidence IS NULL AS bare, kind_score, low_confidence FROM messages ORDER BY 1',
  );
  const kept = { kind_score: 0.9, topic: '城乡建设', subtopic: '道路照明' };
  expect(messages).toEqual([
    {
      ...kept,
      message_id: '1',
      topic: '交通运输',
      subtopic: null,
      topic_score: null,
      bare: true,
      low_confidence: false,
    },
    { ...kept, message_id: '2', topic_score: null, bare: true, low_confidence: false },
    { ...kept, message_id: '3', topic_score: 0.4, bare: false, low_confidence: true },
  ]);
  const counted = await db.rows<{ topic: string; messages: number }>(
    'SELECT topic, sum(messages)::INTEGER AS messages FROM trend_daily GROUP BY topic ORDER BY messages',
  );
  db.close();
  expect(counted).toEqual([
    { topic: '交通运输', messages: 1 },
    { topic: '城乡建设', messages: 2 },
  ]);
});
