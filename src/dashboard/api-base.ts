/** What answers about all matters share; conventions as in `api-types.ts`. */

import type { DecidingSentence } from '../aggregate/excerpts/contract.ts';

/** A part of the mart that this deployment does not have is stated, never an error. */
export interface Availability {
  readonly available: boolean;
  /** Why not, in Chinese; null where available. */
  readonly reason: string | null;
}

export interface MessageBrief {
  readonly message_id: string;
  readonly source: string;
  readonly title: string;
  readonly created_at: string;
  readonly region: string | null;
  readonly topic: string;
  readonly kind: string;
  readonly urgency: string;
  readonly issue_id: string | null;
  readonly replied_at: string | null;
  /** Whether it, or a copy of it, was answered; null where the input would not tell. */
  readonly is_replied: boolean | null;
  readonly pending_issue?: PendingIssue;
  /** What edits that wait do to it, in words; left out where none does. */
  readonly pending_edits?: readonly string[];
  /** For what it is critical, null of others; only where critical messages are shown for themselves: the first view, alerts, and lists of critical messages. */
  readonly deciding_sentence?: DecidingSentence | null;
}

/** The issue that a message will be in, by edits that wait for the next run. */
export interface PendingIssue {
  /** Null where it will stand alone. */
  readonly issue_id: string | null;
  /** Null where it will stand alone, or in an issue that edits alone made: that has neither page nor title before the next run. */
  readonly title: string | null;
}

/** A measure taken, with counts before and after; columns as the mart has them. */
export type ActionRow = Readonly<Record<string, unknown>>;

/** A row whose columns the page shows as they come: used where the mart's table may gain columns. */
export type LooseRow = Readonly<Record<string, unknown>>;

/** What a list that can be searched says of the search. */
export interface Searched {
  /** The words that were looked for in place of the search, which nothing has as it was typed; null where it was not cut. */
  readonly cut_search: { readonly q: string; readonly words: readonly string[] } | null;
}
