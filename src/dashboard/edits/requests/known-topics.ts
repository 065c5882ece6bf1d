import { z } from 'zod';
import { readLabels } from '../../../classify/message-classifier.ts';
import type { Mart } from '../../mart/mart.ts';
import { readRunSettings } from '../../mart/run-settings.ts';

/** What a run's settings say of topics. */
const topicSettings = z.looseObject({
  classify: z.looseObject({ topicModel: z.string().nullable().default(null) }).prefault({}),
});

/**
 * Topics that a message may be corrected to: those of the model that the newest run used, and those that messages were
 * given. Where the model's folder is gone, the latter are all that is known.
 */
export function listTopics(mart: Mart): Promise<ReadonlySet<string>> {
  const listed = lists.get(mart) ?? readTopics(mart);
  lists.set(mart, listed);
  // A failure is not kept.
  listed.catch(() => lists.delete(mart));
  return listed;
}

/** A mart never changes while it is open, and a model is slow to read. */
const lists = new WeakMap<Mart, Promise<ReadonlySet<string>>>();

async function readTopics(mart: Mart): Promise<ReadonlySet<string>> {
  const { classify } = await readRunSettings(mart, topicSettings);
  const ofModel = await readLabels('topic', classify.topicModel).catch(() => []);
  // Corrected messages have no score: their topics may be anything that was once accepted.
  const used = await mart.rows<{ topic: string }>('SELECT DISTINCT topic FROM messages WHERE topic_score IS NOT NULL');
  return new Set([...ofModel, ...used.map(({ topic }) => topic)]);
}
