import type { SegmentedMessage } from '../../core/message.ts';

/**
 * What an example is for besides training. `judged`: a real message, by which scores are calibrated and measured. `written`:
 * thought up for training, so that its share says nothing of real messages. `beside`: learned from and
 * no measure of what models will read, since its wording or its share is another: words that came without their text, texts spread
 * evenly over a taxonomy.
 */
export type ExampleRole = 'judged' | 'written' | 'beside';

/** A labelled message. */
export interface Example {
  readonly message: SegmentedMessage;
  readonly label: string;
  /** The label of the level above, for the second level of topics; null elsewhere. */
  readonly parent: string | null;
  /** Which collection it comes from: collections may have different sets of labels. */
  readonly source: string;
  readonly role: ExampleRole;
  /**
   * Of a written message: whether it teaches the head of written messages alone. Texts that are varied by rule in great numbers
   * would otherwise move the head of real ones, which is right on such matters without them.
   */
  readonly briefOnly?: boolean;
}
