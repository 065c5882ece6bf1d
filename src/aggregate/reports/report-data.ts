import type { Comparison, NoBasis } from './compare.ts';
import type { Quote } from './document.ts';
import type { DaySpan, ReportPeriod } from './period.ts';
import type { ReportSettings } from './settings.ts';

/** All that a report says, as figures; `compose-report.ts` makes it words and tables. */
export interface ReportData {
  readonly period: ReportPeriod;
  /** The region reported on; null for all. */
  readonly region: string | null;
  readonly settings: ReportSettings;
  readonly generatedAt: string;
  readonly coverage: Coverage;
  readonly bases: Bases;
  readonly headline: Headline;
  readonly trend: readonly TrendBar[];
  readonly kinds: readonly CountRow[];
  readonly urgencies: readonly CountRow[];
  readonly topics: readonly CountRow[];
  readonly regions: readonly CountRow[];
  /** Topic in a region: only those that rose beyond chance. */
  readonly risingPairs: readonly PairRow[];
  readonly issues: readonly HotIssue[];
  readonly terms: Optional<readonly RisingTerm[]>;
  readonly alerts: Optional<readonly AlertRow[]>;
  readonly critical: CriticalMessages;
  readonly themes: Optional<readonly ThemeRow[]>;
  readonly handling: Handling;
  readonly problemClasses: readonly ProblemClassRow[];
  readonly quality: Quality;
}

/** A section whose table the mart may lack: null says so. */
export type Optional<T> = T | null;

/** What the data cover as a whole. */
export interface Coverage {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly messages: number;
  readonly authors: number;
  readonly copies: number;
  readonly builtAt: string;
}

/** Whether the periods can be compared, and what hampers it. */
export interface Bases {
  readonly previous: NoBasis | null;
  readonly lastYear: NoBasis | null;
  /** As in the trend tables: partial, missing_days, model_changed, region_coverage, unsure_share. */
  readonly flags: readonly string[];
  /** Days of the period before its end of which the data hold no message. */
  readonly daysMissing: number;
}

export interface Headline {
  readonly messages: number;
  readonly authors: number;
  readonly copies: number;
  readonly previous: Comparison;
  readonly lastYear: Comparison;
  readonly authorsPrevious: Comparison;
}

export interface TrendBar extends DaySpan {
  /** Null where the data do not reach. */
  readonly messages: number | null;
}

/** A value of one dimension in the period. */
export interface CountRow {
  /** Null for the row into which small ones are folded. */
  readonly name: string | null;
  /** Number of values folded into the row: 1 but for that row. */
  readonly values: number;
  readonly messages: number;
  /** Null where folded: distinct authors do not add up. */
  readonly authors: number | null;
  readonly share: number;
  readonly shareLow: number;
  readonly shareHigh: number;
  readonly comparison: Comparison;
  readonly lastYear: Comparison;
  /** Rose beyond chance, with the share of false ones among those of its table bounded. */
  readonly isRise: boolean;
}

export interface PairRow {
  readonly topic: string;
  readonly region: string;
  readonly messages: number;
  readonly authors: number;
  readonly comparison: Comparison;
}

export interface HotIssue {
  readonly issueId: string;
  readonly title: string;
  readonly place: string | null;
  readonly otherPlaces: readonly string[];
  readonly region: string | null;
  readonly topic: string;
  readonly status: string;
  readonly messages: number;
  readonly authors: number;
  readonly previousAuthors: number | null;
  readonly critical: number;
  readonly urgent: number;
  readonly replied: number;
  readonly totalMessages: number;
  readonly totalAuthors: number;
  readonly firstDay: string;
  readonly copiedText: boolean;
  readonly repeatedAuthor: boolean;
  readonly quotes: readonly Quote[];
}

export interface RisingTerm {
  readonly term: string;
  readonly week: string;
  readonly messages: number;
  readonly authors: number;
  readonly backgroundAuthors: number;
  readonly isNew: boolean;
}

export interface AlertRow {
  readonly level: number;
  readonly series: string;
  readonly observed: number | null;
  readonly expected: number | null;
  readonly ratio: number | null;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly messageIds: readonly string[];
}

export interface CriticalMessages {
  readonly total: number;
  readonly listed: readonly CriticalMessage[];
}

export interface CriticalMessage {
  readonly quote: Quote;
  readonly title: string;
  readonly topic: string;
  readonly isReplied: boolean;
  readonly isUnsure: boolean;
}

export interface ThemeRow {
  readonly themeId: string;
  readonly title: string;
  readonly messages: number;
  readonly authors: number;
  readonly likes: number;
  readonly regions: readonly string[];
  readonly isNew: boolean;
  readonly quotes: readonly Quote[];
}

export interface Handling {
  /** False where no message of the data has a reply. */
  readonly hasReplies: boolean;
  readonly hasStatus: boolean;
  readonly hasSatisfaction: boolean;
  readonly total: HandlingRow;
  readonly regions: readonly HandlingRow[];
  /** Given within the period, to messages of any time. */
  readonly repliesGiven: number;
  /** Without a reply at the end of the period, by age at that day. */
  readonly backlog: { readonly total: number; readonly over30: number; readonly over90: number };
}

/** Of the messages written in the period. */
export interface HandlingRow {
  readonly region: string | null;
  readonly values: number;
  readonly messages: number;
  readonly authors: number | null;
  readonly replied: number;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
  readonly withStatus: number;
  readonly finished: number;
  readonly rated: number;
  readonly satisfied: number;
}

export interface ProblemClassRow {
  readonly classId: string;
  readonly title: string;
  readonly issues: number;
  readonly messages: number;
  readonly authors: number;
  readonly places: readonly string[];
  readonly totalIssues: number;
}

export interface Quality {
  readonly rows: {
    readonly read: number;
    readonly fresh: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly duplicates: number;
    readonly rejects: number;
  };
  readonly runs: number;
  readonly files: readonly string[];
  readonly failedFiles: readonly string[];
  readonly rejectsByCode: readonly { readonly code: string; readonly count: number }[];
  readonly regionSources: readonly { readonly source: string; readonly count: number }[];
  /** Of the period, 0 to 1; null without messages. */
  readonly regionShare: number | null;
  readonly lowConfidenceShare: number | null;
  readonly modelVersions: readonly string[];
  readonly qingyuVersions: readonly string[];
  readonly generation: string;
  /** Editors' decisions that could not take effect, or only in part. */
  readonly editReports: number;
}
