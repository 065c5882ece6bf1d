import type { MessageLabels, SegmentedMessage } from '../core/message.ts';
import type { Task } from './model/manifest.ts';

/** Labels messages. Safe to use from one thread at a time; every worker loads its own. */
export interface MessageClassifier {
  /** Hash of all model files and lexicons: equal versions label alike. */
  readonly version: string;
  /** When the newest of the models was made, ISO 8601. */
  readonly modelTime: string;
  /** Labels messages, in their order. */
  classify(messages: readonly SegmentedMessage[]): Promise<MessageLabels[]>;
  /** How many texts were cut since the last call, by task: transformers read only so many tokens. */
  takeCut(): CutCounts;
  /** Frees what the models hold outside of the heap. */
  close(): Promise<void>;
}

/** Texts that were cut because a model reads only so many tokens, by task; tasks without any are missing. */
export type CutCounts = Readonly<Partial<Record<Task, number>>>;
