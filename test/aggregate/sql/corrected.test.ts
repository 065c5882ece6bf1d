import { expect, it } from 'vitest';
import { readStep } from '../../../src/aggregate/mart/build-mart.ts';
import { listCorrections } from '../../../src/cluster/edits/corrections.ts';
import { type Edit, editSchema } from '../../../src/cluster/edits/edit.ts';
import { buildSmallMart } from '../build-small-mart.ts';

const key = (digit: string): string => digit.repeat(16);

it('corrections of messages that are not there are reported, those of copies are not', async () => {
  const at = '2025-12-22 08:00:00';
  const correct = (message: string, id: string): Edit =>
    editSchema.parse({ id, at, action: 'correct', message: key(message), topic: '交通运输' });
  const db = await buildSmallMart({
    messages: [
      { id: '1', at, message_key: key('1') },
      { id: '2', at, message_key: key('2'), duplicateOf: '1', duplicate_of_key: key('1') },
    ],
    tables: {
      corrections: listCorrections([
        correct('1', 'e1'),
        correct('2', 'e2'),
        correct('3', 'e3'),
        correct('3', 'e4'),
        correct('3', 'e5'),
        editSchema.parse({ id: 'e6', at, action: 'undo', edit: 'e5' }),
      ]),
    },
  });
  const reports = await db.rows<object>('SELECT * FROM edit_reports');
  db.close();
  const dangling = { action: 'correct', code: 'dangling', reason: `留言 ${key('3')} 不存在` };
  expect(reports).toEqual([
    { edit_id: 'e3', ...dangling },
    { edit_id: 'e4', ...dangling },
  ]);
});

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

it('nobody looks into the lake again where nothing was corrected', async () => {
  const at = '2025-12-22 08:00:00';
  const db = await buildSmallMart({ messages: [{ id: '1', at, message_key: key('1') }], path: ':memory:' });
  await db.run('DROP TABLE corrections; DROP TABLE edit_reports');
  await db.run(`ALTER TABLE resolved RENAME TO stored;
    CREATE TEMP VIEW resolved AS SELECT * REPLACE (error('read again')::VARCHAR AS message_key) FROM stored`);
  await db.run(readStep('runs/edit-reports').tables);
  await db.run(readStep('runs/corrections').tables);
  expect(await db.rows('SELECT * FROM corrections UNION ALL BY NAME SELECT * FROM edit_reports')).toEqual([]);
  db.close();
});
