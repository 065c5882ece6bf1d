/** What the API answers about what editors decide, and have decided; conventions as in `api-types.ts`. */

import type { PendingIssue } from './api-base.ts';

/** One side of a pair that may be one issue: an issue, or a message that stands alone. */
export interface PossibleSide {
  /** With edits that the tables do not know; null where the message stands alone. */
  readonly issue_id: string | null;
  /** The message, or that of the issue which is nearest to the other side. */
  readonly source: string;
  readonly message_id: string;
  /** Of the issue, else of the message. */
  readonly title: string;
  readonly place: string | null;
  readonly region: string | null;
  readonly messages: number;
  /** Null where `is_unlisted`. */
  readonly authors: number | null;
  readonly first_day: string;
  readonly last_day: string;
  readonly message_title: string;
  /** The first 400 characters of the message. */
  readonly body: string;
  readonly pending?: readonly string[];
  /** True for an issue that edits alone made: it has neither page nor title before the next run. */
  readonly is_unlisted?: boolean;
}

/** A pair that may be one issue though clustering did not join it: for a person to decide. */
export interface PossibleMerge {
  readonly left: PossibleSide;
  readonly right: PossibleSide;
  readonly log_odds: number;
  /** Terms that the nearest two messages share, those that tell most first. */
  readonly why: readonly string[];
}

/** What edits that the tables do not know made of a pair. */
export interface PossibleDecision {
  /** `same`: it became the same pair as a likelier one; `unknown`: the tables have no such pair. */
  readonly state: 'open' | 'decided' | 'same' | 'unknown';
  /** The edit that decided it; null where none did by itself. */
  readonly edit: Pick<EditEntry, 'id' | 'at' | 'by' | 'action'> | null;
}

export interface EditEntry {
  readonly id: string;
  readonly at: string;
  readonly by: string | null;
  readonly note: string | null;
  readonly action: string;
  /** The edit in words. */
  readonly text: string;
  /** What it is about, where that is one message or an issue that the tables have. */
  readonly subject: { readonly issue_id: string } | { readonly source: string; readonly message_id: string } | null;
  readonly undone: boolean;
  /** Not yet worked into the tables. */
  readonly pending: boolean;
  /** Why it took no effect in the tables, or only a part of it; null where it did, waits or was undone. */
  readonly report: string | null;
}

/** What the next run will make of an issue's messages by edits that its counts do not know. */
export interface WaitingChanges {
  /** The issue that takes it in, whose title is null where the tables do not have it yet. */
  readonly into: PendingIssue | null;
  /** How many messages it will have; null where as many as now, or only the run will tell. */
  readonly messages: number | null;
  readonly comes: readonly MovedMessages[];
  readonly goes: readonly MovedMessages[];
  /** Undos in words: what they change of the messages only the run will tell. */
  readonly undone: readonly string[];
}

/** Messages that come from an issue or go to one. */
export interface MovedMessages {
  /** Null where they stand alone. */
  readonly issue_id: string | null;
  /** Of the issue, null where it is to be; of one of the messages where they stand alone. */
  readonly title: string | null;
  readonly messages: number;
}
