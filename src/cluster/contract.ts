import type { LocalTime } from '../core/message.ts';

/** What clustering reads of a message: one row of the lake's view `resolved`, copies by the same author left out. */
export interface ClusterMessage {
  /** 16 hex digits, unique. */
  readonly key: string;
  readonly createdAt: LocalTime;
  readonly author: string | null;
  readonly title: string;
  readonly titleTokens: string;
  readonly bodyTokens: string;
  readonly issueTerms: string;
  readonly textHash: string;
  readonly topic: string;
  readonly kind: string;
  readonly urgency: string;
  readonly region: string | null;
}
