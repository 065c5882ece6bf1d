import type { Kind, Urgency } from '../../core/message.ts';
import type { CountingLevel } from '../../ingest/values/region-path.ts';
import type { findHindrance } from '../figures/comparability.ts';
import type { DaySpan } from '../figures/day-spans.ts';
import type { Quote } from '../reports/document.ts';
import type { IssueReturn } from '../reports/issue-return.ts';
import type { ActionRow, Coverage, Optional } from '../reports/report-data.ts';
import type { OwnReportSettings, ReportSettings } from '../reports/settings.ts';

export const dossierSubjects = ['issue', 'class'] as const;
/** What a dossier is about: one recurring issue, or a problem class with all its issues. */
export type DossierSubject = (typeof dossierSubjects)[number];

/** The settings of reports that a dossier goes by. */
export type DossierSettings = OwnReportSettings & Pick<ReportSettings, 'flagDifference'>;

/** All that a dossier says, as figures; `compose-dossier.ts` makes it words and tables. */
export interface DossierData {
  readonly subject: Subject;
  readonly settings: DossierSettings;
  readonly regionLevel: CountingLevel;
  /** As in `ReportData`. */
  readonly bareCities: readonly string[];
  readonly generatedAt: string;
  readonly coverage: Coverage;
  readonly counts: DossierCounts;
  readonly course: Course;
  readonly regions: readonly NamedCount[];
  readonly kinds: readonly (NamedCount & { readonly name: Kind })[];
  readonly voices: readonly Voice[];
  readonly handling: Optional<DossierHandling>;
  readonly actions: readonly ActionRow[];
  /** Weeks before and after a measure that were compared, at most. */
  readonly actionWeeks: number;
  readonly alerts: readonly SubjectAlert[];
  readonly events: readonly LineageEvent[];
  /** The issues of a class, or the others of an issue's class. */
  readonly kin: { readonly title: string | null; readonly total: number; readonly listed: readonly KinIssue[] };
  /** What may be the same issue, for a person to decide; of a class none. */
  readonly possible: readonly PossibleRow[];
  /** Its messages, the earliest first, as far as they are listed. */
  readonly messages: readonly ListedMessage[];
}

export interface Subject {
  readonly type: DossierSubject;
  readonly id: string;
  readonly title: string;
  readonly keywords: readonly string[];
  /** Of issues: null of a class. */
  readonly issue: {
    readonly place: string | null;
    /** As `printedPlace` has it: regions where there is no place. */
    readonly printedPlace: string | null;
    readonly topic: string;
    /** As `issueStatusNames` has them. */
    readonly status: string;
    readonly rank: number | null;
    readonly copiedText: boolean;
    readonly repeatedAuthor: boolean;
    readonly isEdited: boolean;
  } | null;
}

export interface DossierCounts {
  /** Number of its issues: 1 of an issue. */
  readonly issues: number;
  readonly messages: number;
  readonly authors: number;
  /** Same known author, same text: not in `messages`. */
  readonly copies: number;
  readonly nearCopies: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly activeDays: number;
  readonly critical: number;
  readonly urgent: number;
  readonly likes: number;
  /** Distinct authors of the last four weeks of the data, and of the four before; null where the data do not reach back so far. */
  readonly recent: {
    readonly authors: number;
    readonly earlier: number;
    readonly from: string;
    /** What keeps the two from being compared: other sources, or days without data. */
    readonly hindrance: ReturnType<typeof findHindrance>;
  } | null;
}

/** Messages over its life, in weeks where that is short, else in months or years. */
export interface Course {
  readonly unit: 'week' | 'month' | 'year';
  readonly bars: readonly (DaySpan & { readonly messages: number })[];
}

export interface NamedCount {
  readonly name: string;
  readonly messages: number;
  readonly authors: number;
}

/** What became of a message, as far as its input tells. */
export interface MessageState {
  readonly isTold: boolean;
  readonly isReplied: boolean | null;
  readonly isFinished: boolean | null;
  /** Neither answered nor settled, nor withdrawn or refused. */
  readonly isWaiting: boolean | null;
  /** As the input gives it. */
  readonly status: string | null;
}

/** A message that speaks for the others. */
export interface Voice extends MessageState {
  readonly title: string;
  readonly kind: Kind;
  readonly urgency: Urgency;
  readonly likes: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly quote: Quote;
}

/** Of the messages whose input would tell. */
export interface DossierHandling {
  readonly told: number;
  /** Whether the inputs hold answered messages alone, as boards export them: then rates of reply say nothing. */
  readonly onlyReplied: boolean;
  readonly replied: number;
  /** 0 where no status of the data would say that a matter is settled. */
  readonly withStatus: number;
  readonly finished: number;
  readonly rated: number;
  readonly satisfied: number;
  /** Null where too few replies have a time. */
  readonly medianHours: number | null;
  /** Whether these hours go by the first reply to each message; else by the latest. */
  readonly countsFirst: boolean;
  readonly waiting: number;
  /** Those that wait longest. */
  readonly oldest: readonly { readonly messageId: string; readonly day: string; readonly days: number }[];
  readonly departments: readonly {
    readonly name: string | null;
    readonly messages: number;
    readonly replied: number;
    readonly finished: number;
  }[];
  readonly outcomes: readonly { readonly name: string; readonly replies: number }[];
  readonly templates: number;
  /** Replies with a time, and those after which it came up again within 90 days. */
  readonly replies: number;
  readonly returned: number;
  /** Of its issues those that came back after a first letter was settled, however long after. */
  readonly settledReturns: readonly IssueReturn[];
  /** The latest replies, those that say the same once; the day of each quote is that of the reply. */
  readonly latest: readonly {
    readonly department: string | null;
    readonly outcome: string | null;
    readonly quote: Quote;
  }[];
}

export interface SubjectAlert {
  readonly level: number;
  readonly title: string;
  readonly since: string;
  readonly closedOn: string | null;
  readonly observed: number;
  readonly expected: number | null;
}

export interface LineageEvent {
  readonly day: string;
  readonly event: 'absorbed' | 'split_off' | 'split_from' | 'dormant' | 'revived';
  /** Title of the other issue; null where there is none, or it is gone. */
  readonly other: string | null;
  readonly cause: string;
}

export interface KinIssue {
  readonly issueId: string;
  readonly title: string;
  readonly region: string | null;
  readonly messages: number;
  readonly authors: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly status: string;
}

export interface PossibleRow {
  readonly title: string;
  /** Null for a message that stands alone. */
  readonly issueId: string | null;
  readonly messageId: string;
  readonly messages: number;
  readonly why: readonly string[];
}

export interface ListedMessage extends MessageState {
  readonly messageId: string;
  readonly day: string;
  readonly region: string | null;
  readonly title: string;
  readonly kind: Kind;
  readonly urgency: Urgency;
  readonly isNearCopy: boolean;
}
