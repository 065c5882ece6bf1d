import type { MessageLabels, SegmentedMessage } from '../core/message.ts';

/** Labels messages. Safe to use from one thread at a time; every worker loads its own. */
export interface MessageClassifier {
  /** Hash of all model files and cues: equal versions label alike. */
  readonly version: string;
  /** When the newest of the models was made, ISO 8601. */
  readonly modelTime: string;
  /** Labels messages, in their order. */
  classify(messages: readonly SegmentedMessage[]): Promise<MessageLabels[]>;
  /** Frees what the models hold outside of the heap. */
  close(): Promise<void>;
}
