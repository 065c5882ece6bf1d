import type { Quote } from './document.ts';

/** Critical messages of the period, one entry an alert or an issue. */
export interface CriticalMessages {
  readonly total: number;
  /** Those of several people first, by how many; then the latest. */
  readonly listed: readonly CriticalMatter[];
  /** Messages of the entries that are not listed. */
  readonly otherIds: readonly string[];
}

/** Critical messages of an issue, or of one place and danger, or one that stands alone; the same text is one matter, too. */
export interface CriticalMatter {
  readonly title: string;
  readonly issueId: string | null;
  /** The alert that it is of, if there are several in it. */
  readonly alertId: string | null;
  readonly region: string | null;
  /** What its messages name, where that is one place and the title does not say it. */
  readonly place: string | null;
  readonly topic: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly messages: number;
  /** Those whose input tells of replies, and of these those that wait for one, by the rule of the backlog. */
  readonly told: number;
  readonly unanswered: number;
  /** And those without a reply whose status says that they were answered, settled or withdrawn. */
  readonly settled: number;
  readonly unsure: number;
  /** All of its messages, the latest first. */
  readonly messageIds: readonly string[];
  readonly quotes: readonly Quote[];
}

/** Critical and urgent messages from before the period without a reply at its end; of inputs that tell of replies alone, and not of answered messages alone. */
export interface UnansweredMessages {
  readonly critical: number;
  readonly urgent: number;
  /** Of both, those that were answered after the period. */
  readonly answeredSince: number;
  /** Days that the critical one waits that waits longest. */
  readonly longest: number;
  /** Critical ones before urgent ones, in both those first that wait longest. */
  readonly listed: readonly UnansweredMatter[];
  /** Of critical ones that are not listed, the latest first. */
  readonly otherIds: readonly string[];
}

/** One message, or those of one issue and urgency, told by the oldest. */
export interface UnansweredMatter {
  readonly messageId: string;
  readonly messages: number;
  /** Where there are several. */
  readonly issueId: string | null;
  readonly urgency: 'critical' | 'urgent';
  readonly title: string;
  readonly region: string | null;
  readonly place: string | null;
  readonly day: string;
  /** Days from then to the end of the period. */
  readonly days: number;
}
