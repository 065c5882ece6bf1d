import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLabels } from '../../src/classify/message-classifier.ts';
import { readTopicFields } from '../../src/classify/topic-fields.ts';

describe('readTopicFields', () => {
  it('gives every topic of the shipped model one field, and subtopics that differ theirs', async () => {
    const rows = await readTopicFields();
    const whole = rows.filter(({ subtopic }) => subtopic === null).map(({ topic }) => topic);
    expect([...whole].sort()).toEqual([...(await readLabels('topic'))].sort());
    expect(rows).toContainEqual({ topic: '商贸旅游', subtopic: '旅游管理', field: '旅游' });
  });

  const water = { topic: '管网', field: '水' };

  it.each([
    ['fields that are not in the list', [{ ...water, field: '电' }], 'field 电 of 管网 is not in the list'],
    ['a topic that stands twice', [water, water], 'topic 管网 stands twice'],
  ])('refuses %s', async (_what, topics, reason) => {
    const file = join(await mkdtemp(join(tmpdir(), 'qingyu-')), 'fields.json');
    await writeFile(file, JSON.stringify({ format: 1, fields: ['水'], topics }));
    await expect(readTopicFields(file)).rejects.toMatchObject({
      code: 'FIELDS_INVALID',
      message: expect.stringContaining(reason),
    });
  });
});
