import type { Evidence } from '../../core/message.ts';

/** A message with what spoke for and against its urgency. */
export interface JudgedMessage {
  readonly title: string | null;
  readonly body: string | null;
  /** Null where a person said how urgent it is. */
  readonly urgency_evidence: readonly Evidence[] | null;
}

/** For what a critical message is called critical. */
export type DecidingSentence =
  /** A sentence of it, as written; `……` marks what of its field was left out. */
  | { readonly from: 'body' | 'title'; readonly text: string }
  /** A person's word, or no single words of it. */
  | { readonly from: 'editor' | 'whole'; readonly text: null };
