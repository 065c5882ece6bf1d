import { join } from 'node:path';
import { z } from 'zod';
import { describeProblem, QingyuError } from '../core/errors.ts';
import { readOwnText } from '../ingest/files/own-text.ts';
import { shippedModel } from './model/model-files.ts';

/** A crosswalk: topics, and subtopics where they differ from their topic, to the fields of a message board. */
const fieldsSchema = z.strictObject({
  format: z.literal(1),
  fields: z.array(z.string().min(1)).min(1),
  topics: z.array(
    z.strictObject({
      topic: z.string().min(1),
      field: z.string().min(1),
      subtopics: z.record(z.string(), z.string()).default({}),
    }),
  ),
});

/** One line of the crosswalk; subtopic null: the topic, but for its subtopics with lines of their own. */
export interface TopicField {
  readonly topic: string;
  readonly subtopic: string | null;
  readonly field: string;
}

/**
 * Reads a crosswalk.
 * @param file null: the shipped one, to the 14 fields (领域) of 领导留言板
 * @throws QingyuError FIELDS_INVALID where the file is unreadable, of another form, or names a field outside its list
 */
export async function readTopicFields(file: string | null = null): Promise<TopicField[]> {
  const path = file ?? join(shippedModel('topic'), 'fields.json');
  try {
    const { fields, topics } = fieldsSchema.parse(JSON.parse(await readOwnText(path)));
    const rows = topics.flatMap(({ topic, field, subtopics }) => [
      { topic, subtopic: null, field },
      ...Object.entries(subtopics).map(([subtopic, own]) => ({ topic, subtopic, field: own })),
    ]);
    const unknown = rows.find(({ field }) => !fields.includes(field));
    if (unknown !== undefined) throw new Error(`field ${unknown.field} of ${unknown.topic} is not in the list`);
    const twice = topics.find(({ topic }, index) => topics.findIndex((other) => other.topic === topic) < index);
    if (twice !== undefined) throw new Error(`topic ${twice.topic} stands twice`);
    return rows;
  } catch (cause) {
    throw new QingyuError(
      `Expected ${path} to be a crosswalk {"format": 1, "fields": [...], "topics": [{topic, field, subtopics}]}: ${describeProblem(cause)}`,
      { code: 'FIELDS_INVALID', stage: 'classify', data: { file: path }, cause },
    );
  }
}
