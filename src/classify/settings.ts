import { z } from 'zod';

/** Settings of the classify stage. */
export const classifySettings = z.strictObject({
  /** Folders of the models; null: the ones that the package ships. */
  topicModel: z.string().nullable().default(null),
  /** Null: the shipped one where `topicModel` is null too, else none, and the second level stays null. */
  subtopicModel: z.string().nullable().default(null),
  kindModel: z.string().nullable().default(null),
  urgencyModel: z.string().nullable().default(null),
  /** A cues file in place of the urgency model's own `cues.json`. */
  cues: z.string().nullable().default(null),
  /** The only topics that may be chosen; null: all of the model. */
  topics: z.array(z.string().min(1)).min(1).nullable().default(null),
  /** At most so many spans are kept that spoke for, and against, each decision. */
  evidenceFor: z.int().min(0).max(50).default(5),
  evidenceAgainst: z.int().min(0).max(50).default(2),
});

export type ClassifySettings = z.infer<typeof classifySettings>;
export type ClassifySettingsInput = z.input<typeof classifySettings>;
