import type { CountingLevel } from '../../ingest/values/region-path.ts';
import type { CatchUpDay } from '../figures/catch-up-days.ts';
import type { DaySpan } from '../figures/day-spans.ts';
import type { Alerts } from './alert-data.ts';
import type { Comparison, NoBasis } from './compare.ts';
import type { CriticalMessages, UnansweredMessages } from './critical-data.ts';
import type { Quote } from './document.ts';
import type { IssueReturn } from './issue-return.ts';
import type { ReportPeriod } from './period.ts';
import type { ReportSettings } from './settings.ts';
import type { SlowRise } from './slow-rise.ts';

/** All that a report says, as figures; `compose-report.ts` makes it words and tables. */
export interface ReportData {
  readonly period: ReportPeriod;
  /** The region reported on; null for all. */
  readonly region: string | null;
  /** What regions are. */
  readonly regionLevel: CountingLevel;
  /** Regions of messages that say no town, where regions are towns. */
  readonly unplacedRegions: readonly string[];
  /** Regions that are a city in which others lie, where regions are districts: their messages name no district. */
  readonly bareCities: readonly string[];
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
  readonly slowRises: readonly SlowRise[];
  /** Topic in a region: only those that rose beyond chance. */
  readonly risingPairs: readonly PairRow[];
  readonly issues: readonly HotIssue[];
  /** Older issues that came up once more in the period, and are not among these. */
  readonly issuesOnce: number;
  /** Nor those of which one person alone wrote in the period, several times. */
  readonly issuesByOne: number;
  readonly terms: Optional<readonly RisingTerm[]>;
  readonly alerts: Optional<Alerts>;
  readonly critical: CriticalMessages;
  /** Null where no input tells of replies. */
  readonly unanswered: Optional<UnansweredMessages>;
  readonly themes: Optional<readonly ThemeRow[]>;
  readonly themeReach: ThemeReach;
  readonly handling: Optional<Handling>;
  readonly actions: Optional<readonly ActionRow[]>;
  /** Weeks before and after a measure that were compared, at most. */
  readonly actionWeeks: number;
  readonly problemClasses: readonly ProblemClassRow[];
  /** 「每月一题」 candidates, in monthly reports. */
  readonly shortlist: Optional<readonly ShortlistRow[]>;
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
}

/** Whether the periods can be compared, and what hampers it. */
export interface Bases {
  readonly previous: NoBasis | null;
  readonly lastYear: NoBasis | null;
  /** As in the trend tables (`findComparability`); of the periods alone that are compared with. */
  readonly flags: readonly string[];
  /** Days without any message where five a day are usual: of the period, and of those that it is compared with. */
  readonly daysMissing: number;
  readonly previousMissing: number;
  readonly lastYearMissing: number;
  /** Days of the period and of the one before that may hold what was written on missing days. */
  readonly catchUpDays: readonly CatchUpDay[];
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
  readonly comparison: Comparison;
  readonly lastYear: Comparison;
  /** Near-copies by the same author, where they make a difference. */
  readonly repeats: Optional<{ readonly messages: number; readonly authors: number }>;
  /** Rose beyond chance, with the share of false ones among those of its table bounded; never where its basis is hidden. */
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
  /** `多地` where its messages come from several regions of which none leads, or the title names another. */
  readonly region: string | null;
  readonly topic: string;
  readonly messages: number;
  readonly authors: number;
  readonly previousAuthors: number | null;
  readonly critical: number;
  readonly urgent: number;
  readonly replied: number;
  /** From here on up to the end of the period. */
  readonly totalMessages: number;
  readonly totalAuthors: number;
  readonly firstDay: string;
  /** Null where nothing came after it was said to be settled. */
  readonly returned: Optional<IssueReturn>;
  readonly copiedText: boolean;
  readonly repeatedAuthor: boolean;
  /** Pinned by an editor: it stands first. */
  readonly isPinned: boolean;
  readonly quotes: readonly Quote[];
}

export interface RisingTerm {
  readonly term: string;
  readonly week: string;
  readonly messages: number;
  readonly authors: number;
  readonly backgroundAuthors: number;
  readonly isNew: boolean;
  /** Other risen words most of whose messages are of this one, the most risen first. */
  readonly companions: readonly string[];
}

/** Which suggestions themes were made of. */
export interface ThemeReach {
  /** The first day of which all are grouped; null: of all days. */
  readonly firstDay: string | null;
  /** Suggestions of the period from that day on. */
  readonly suggestions: number;
}

export interface ThemeRow {
  readonly themeId: string;
  readonly title: string;
  readonly messages: number;
  readonly authors: number;
  readonly likes: number;
  /** authors + likes, of the contributions of the period. */
  readonly supporters: number;
  /** Up to the end of the period, and since when. */
  readonly totalMessages: number;
  readonly totalAuthors: number;
  readonly firstDay: string;
  /** Whether several proposed it by then, or many liked it; one person did; or its title only names the matter. */
  readonly standing: 'shared' | 'single' | 'untold';
  /** Themes of that standing of its campaign, and messages of the period in all themes of the campaign: not all are listed. */
  readonly ofStanding: number;
  readonly ofCampaign: number;
  readonly regions: readonly string[];
  readonly isNew: boolean | null;
  /** Name of the campaign that it belongs to; null for suggestions at large. */
  readonly campaign: string | null;
  /** Contrary proposals about the same object, up to the end of the period and of the report's region. */
  readonly opposing: readonly { readonly ask: string; readonly messages: number }[];
  readonly quotes: readonly Quote[];
}

export interface Handling {
  /** Whether hours to a reply, and what came in time, go by the first reply to each message; else by the latest. */
  readonly countsFirst: boolean;
  /** False where no message of the data has a reply. */
  readonly hasReplies: boolean;
  readonly hasStatus: boolean;
  /** Whether the inputs hold answered messages alone, as boards export them: then rates of reply say nothing. */
  readonly onlyReplied: boolean;
  readonly total: HandlingRow;
  readonly regions: readonly HandlingRow[];
  readonly departments: readonly HandlingRow[];
  /** Given within the period, to messages of any time; null where no reply has a time. */
  readonly repliesGiven: number | null;
  /** Without a reply at the end of the period, by age at that day. */
  readonly backlog: { readonly total: number; readonly over30: number; readonly over90: number };
  /**
   * Messages of the period whose time for a timely reply is not over on the last day of the data, those of which it is, and of
   * these those replied to within it; null where the mart does not tell, or no reply has a time.
   */
  readonly timeliness: Optional<{ readonly notDue: number; readonly due: number; readonly timely: number }>;
  /** Replies with a time over all time, and those after which the same issue came back within 90 days. */
  readonly recurrence: Optional<{ readonly replies: number; readonly returned: number }>;
}

/** Of the messages written in the period whose input has columns for replies or status. */
export interface HandlingRow {
  /** Region or department; null for the total and for what is folded. */
  readonly name: string | null;
  readonly values: number;
  readonly messages: number;
  readonly authors: number | null;
  readonly replied: number;
  /** Those that count into rates of what is answered, and of these those replied to: by department not those that are named with the reply alone. */
  readonly counted: number;
  readonly countedReplied: number;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
  /** 0 where no status of the data would say that a matter is settled. */
  readonly withStatus: number;
  readonly finished: number;
  readonly rated: number;
  readonly satisfied: number;
}

/** A measure of the period or of the weeks before it, with distinct authors a week before and after. */
export interface ActionRow {
  readonly day: string;
  readonly title: string;
  /** Title of the issue or of the class that it should help against. */
  readonly target: string | null;
  readonly beforePerWeek: number | null;
  readonly afterPerWeek: number | null;
  readonly ratio: number | null;
  readonly ratioLow: number | null;
  readonly ratioHigh: number | null;
  readonly othersRatio: number | null;
}

export interface ProblemClassRow {
  readonly classId: string;
  readonly title: string;
  readonly issues: number;
  readonly messages: number;
  readonly authors: number;
  /** Of its issues whose place is known more closely than by a region: behind their region, but for that of the report. */
  readonly places: readonly string[];
  /** Its other issues, and their regions. */
  readonly unplaced: number;
  readonly unplacedRegions: readonly string[];
  readonly totalIssues: number;
}

export interface ShortlistRow {
  readonly issueId: string;
  readonly title: string;
  readonly messages: number;
  readonly authors: number;
  readonly activeWeeks: number;
  readonly places: number;
  /** 0 to 1; null where no input tells of replies or status. */
  readonly handledShare: number | null;
  /** Messages of which that is the share; null in marts that do not have it. */
  readonly told: number | null;
  readonly returned: number;
  readonly replies: number;
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
  /** Of the period, 0 to 1; null without messages. Where regions are towns, of messages whose town is known. */
  readonly regionShare: number | null;
  /** Messages of the period that say a county, and no town, where regions are towns. */
  readonly withoutTown: number;
  readonly lowConfidenceShare: number | null;
  readonly modelVersions: readonly string[];
  readonly qingyuVersions: readonly string[];
  /** Start of the latest run, Asia/Shanghai; null before the first. */
  readonly lastRun: string | null;
  readonly generation: string;
  /** Editors' decisions that could not take effect, or only in part. */
  readonly editReports: number;
}
