import type { Kind, LocalTime, Urgency } from '../../../src/core/message.ts';
import type { Handling } from '../replies.ts';
import type { PersonalSpan } from '../slots.ts';
import type { Locality } from '../world.ts';

export type SampleFile = 'messages-a.csv' | 'messages-b.xlsx' | 'messages-c.jsonl';

/** One message of the sample before it is written into a file, with what is true of it. */
export interface Draft {
  readonly author: string;
  readonly locality: Locality;
  readonly title: string;
  readonly body: string;
  readonly time: LocalTime;
  readonly likes: number;
  readonly dislikes: number;
  readonly handling: Handling;
  /** Whether the region column is filled. */
  readonly regionGiven: boolean;
  readonly addressedTo: string;
  readonly topic: string;
  readonly subtopic: string | null;
  readonly kind: Kind;
  readonly urgency: Urgency;
  /** Id of the recurring issue or small group; null: no other message reports the same problem of the same place. */
  readonly issue: string | null;
  /** Bound to no place: questions and proposals of which it is moot whether two are one issue. */
  readonly excluded: boolean;
  readonly theme: string | null;
  readonly burst: 'topic' | 'event' | null;
  readonly personal: readonly PersonalSpan[];
  /** The draft whose text this one repeats. */
  readonly copyOf: Draft | null;
  readonly copyKind: 'same_author' | 'other_author' | 'near' | null;
}
