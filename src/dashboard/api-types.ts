/** What the API answers: shared by server and page. Column names are the mart's; shares are 0 to 1; days `YYYY-MM-DD`. */

import type { ActionRow, Availability, LooseRow, MessageBrief, Searched } from './api-base.ts';
import type { PossibleMerge, WaitingChanges } from './api-edits.ts';
import type { Meta } from './api-meta.ts';
import type { AlertBrief } from './api-rooms.ts';

export type * from './api-base.ts';
export type * from './api-edits.ts';
export type * from './api-meta.ts';
export type * from './api-rooms.ts';

export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

export interface DayPoint {
  readonly day: string;
  readonly messages: number;
  readonly critical: number;
  readonly urgent: number;
  /** Whether the data lack the day. */
  readonly is_missing: boolean;
  /** From the same weekday of the weeks before; null without enough of them, and on days that the data lack. */
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ShareShift {
  readonly label: string;
  readonly messages: number;
  readonly previous: number | null;
  readonly share: number;
  readonly share_low: number;
  readonly share_high: number;
  readonly previous_share: number | null;
  /** Null where the change is not given in percent, as in `Overview`. */
  readonly change_percent: number | null;
  /** Whether the number of messages changed beyond chance, as reports judge it (`docs/measures.md`). */
  readonly is_real: boolean;
}

/** A sentence in parts; a part with `link` leads to what it counts (path and query of the page). */
export interface Sentence {
  readonly tone: 'up' | 'down' | 'warn' | 'plain';
  readonly parts: readonly { readonly text: string; readonly link?: string }[];
}

export interface Overview {
  readonly from: string;
  readonly to: string;
  /** What 环比 compares with: as many calendar months before whole ones, the week before a week, else as many days; null where the data do not reach back. */
  readonly previous_from: string | null;
  readonly previous_to: string | null;
  /** What 同比 compares with; null where the data do not reach back so far. */
  readonly last_year_from: string | null;
  readonly last_year_to: string | null;
  /** What hampers the comparisons, as in the column `flags` of the trend tables, over all messages; those of 同比 begin with last_year_. */
  readonly flags: readonly string[];
  readonly messages: number;
  readonly previous_messages: number | null;
  readonly last_year_messages: number | null;
  /** Of all messages, as reports give it: null without a basis, on one of few messages, and where a tenth of the days of one period have no data. */
  readonly change_percent: number | null;
  readonly year_change_percent: number | null;
  /** Null where the filters take another urgency alone. */
  readonly critical: number | null;
  readonly previous_critical: number | null;
  /** Critical messages that the filters take, of whatever day, that wait for an answer; null where inputs do not tell, and in the place of 0 where they hold answered messages alone. */
  readonly critical_waiting: number | null;
  /** Those of which their input does not tell, though others do; null where none does. */
  readonly critical_untold: number | null;
  /** Null where the filters take another urgency alone. */
  readonly urgent: number | null;
  readonly previous_urgent: number | null;
  readonly active_issues: number;
  readonly new_issues: number;
  /** Open at the end of the data, of those that were open on a day of the period; null where the mart has no alerts. */
  readonly open_alerts: number | null;
  /** Open on a day of the period. */
  readonly period_alerts: number | null;
  /** Over, of whatever day, but with critical messages that wait. */
  readonly lapsed_alerts: number;
  readonly days: readonly DayPoint[];
  readonly topics: readonly ShareShift[];
  readonly regions: readonly ShareShift[];
  readonly unknown_region: number;
  readonly alerts: readonly AlertBrief[];
  readonly urgent_messages: readonly MessageBrief[];
  readonly sentences: readonly Sentence[];
}

export interface LiftRow {
  readonly region: string;
  readonly topic: string;
  readonly authors: number;
  readonly expected: number;
  readonly lift: number;
  readonly p_adjusted: number | null;
}

export interface IssueRow {
  readonly issue_id: string;
  readonly title: string;
  readonly place: string | null;
  readonly region: string | null;
  readonly problem: string | null;
  readonly keywords: readonly string[] | null;
  readonly class_id: string | null;
  readonly topic: string;
  readonly kind: string;
  readonly status: string;
  readonly messages: number;
  readonly authors: number;
  readonly copies: number;
  readonly near_copies: number;
  readonly copied_text: boolean;
  readonly repeated_author: boolean;
  readonly first_day: string;
  readonly last_day: string;
  readonly span_days: number;
  readonly recent_authors: number;
  readonly earlier_authors: number;
  readonly critical: number;
  readonly urgent: number;
  /** Null where no input would tell of a reply, as `unanswered` is; marts of before have 0 for both. */
  readonly replied: number | null;
  /** Of inputs that would tell of a reply; with `replied` fewer than `messages` where some do not. */
  readonly unanswered: number | null;
  readonly heat: number;
  readonly heat_people: number;
  readonly heat_support: number;
  readonly heat_persistence: number;
  readonly heat_urgency: number;
  readonly rank: number | null;
  readonly previous_rank: number | null;
  readonly previous_heat: number | null;
  readonly moved_by: string | null;
  readonly pinned: boolean;
  readonly dismissed: boolean;
  readonly edited: boolean;
  /** An edit that the next run will work into the counts: 待重算. */
  readonly pending?: readonly string[];
  /** The issue into which a pending edit merges this one. */
  readonly pending_merge?: string;
}

/** Counts over equal steps of time, for a small line. */
export interface Spark {
  readonly from: string;
  readonly step_days: number;
  readonly counts: readonly number[];
}

export interface HotIssue extends IssueRow {
  readonly spark: Spark;
}

export interface TermRow {
  readonly term: string;
  readonly rank: number;
  readonly messages: number;
  readonly authors: number;
  readonly background_authors: number;
  readonly score: number;
  /** Null where the data do not reach far enough back to tell. */
  readonly is_new: boolean | null;
  /** Other risen words most of whose messages are of this one. */
  readonly companions: readonly string[];
}

export interface HotTopic {
  readonly topic: string;
  readonly region: string | null;
  readonly subtopic: string | null;
  readonly rank: number;
  readonly previous_rank: number | null;
  readonly authors: number;
  readonly messages: number;
  readonly heat: number;
  readonly heat_people: number;
  readonly heat_support: number;
  readonly heat_persistence: number;
  readonly heat_urgency: number;
  readonly previous_heat: number | null;
  readonly moved_by: string | null;
}

export interface Hot {
  readonly as_of: string | null;
  readonly issues: readonly HotIssue[];
  readonly topics: readonly HotTopic[];
  readonly topic_regions: readonly HotTopic[];
  /** Topics that are heavier in a region than elsewhere, beyond chance. */
  readonly lifts: readonly LiftRow[];
  readonly terms: Availability & {
    readonly week: string | null;
    /** Weeks before it that `background_authors` are summed over: 52, or as many as the data have. */
    readonly background_weeks: number;
    readonly rows: readonly TermRow[];
  };
}

export interface IssueDetail {
  readonly issue: IssueRow & {
    readonly regions: readonly string[] | null;
    /** The place, or where the messages share none, their region or how many they are; null where none is known. */
    readonly printed_place: string | null;
    /** Null where the input has none. */
    readonly likes: number | null;
    readonly dislikes: number | null;
    readonly active_days: number;
    readonly active_weeks: number;
    readonly cohesion: number | null;
  };
  /** What was written after a first message of it was answered as settled; null where nothing was, or the mart is of before. */
  readonly returned: { readonly settled_day: string; readonly messages: number; readonly first_day: string } | null;
  readonly days: readonly { readonly day: string; readonly messages: number; readonly authors: number }[];
  readonly places: readonly { readonly name: string; readonly type: string; readonly messages: number }[];
  readonly representatives: readonly (MessageBrief & { readonly role: string; readonly body: string })[];
  readonly lineage: readonly {
    /** As in `issue_lineage`, and from the other side of it: absorbed, split_off. */
    readonly event: string;
    readonly other_issue_id: string | null;
    readonly other_title: string | null;
    readonly at: string;
    readonly cause: string;
  }[];
  /** Without those that `possible` has. */
  readonly similar: readonly (IssueRow & { readonly because: string })[];
  /** Pairs of this issue, which is the left side, likeliest first. */
  readonly possible: readonly PossibleMerge[];
  readonly problem_class: ProblemClass | null;
  readonly actions: readonly ActionRow[];
  /** Null where no edit since the last run changes its messages or takes one back. */
  readonly waiting: WaitingChanges | null;
}

export type PossibleList = Page<PossibleMerge> & Availability;

export interface IssueMember extends MessageBrief {
  readonly similarity: number | null;
  readonly why: readonly string[] | null;
  readonly near_copy_of: string | null;
  readonly is_copy: boolean;
}

export interface ProblemClass {
  readonly class_id: string;
  readonly title: string;
  readonly keywords: readonly string[] | null;
  readonly issues: number;
  readonly messages: number;
  readonly authors: number;
  /** All of them for the class itself, else the first. */
  readonly places: readonly string[] | null;
  readonly place_count: number;
  readonly first_day: string;
  readonly last_day: string;
  /** True where `issues` knows of dismissals that the other figures and the title do not: 待重算. */
  readonly is_pending?: boolean;
}

export interface Evidence {
  readonly field: 'title' | 'body';
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

export interface MessageDetail extends MessageBrief {
  readonly body: string;
  readonly author: string | null;
  readonly author_messages: number | null;
  readonly author_type: string | null;
  readonly region_source: string | null;
  readonly addressed_to: string | null;
  readonly department: string | null;
  readonly status: string | null;
  readonly satisfaction: string | null;
  /** Until when the input wants it answered; the last second of a day stands for the whole of it. */
  readonly due_at: string | null;
  readonly likes: number | null;
  readonly dislikes: number | null;
  readonly topic_score: number | null;
  readonly topic_evidence: readonly Evidence[] | null;
  readonly subtopic: string | null;
  readonly topic_given: string | null;
  readonly kind_score: number | null;
  readonly kind_evidence: readonly Evidence[] | null;
  readonly kind_given: string | null;
  readonly urgency_score: number | null;
  readonly urgency_evidence: readonly Evidence[] | null;
  readonly low_confidence: boolean | null;
  readonly places:
    | readonly {
        readonly name: string;
        readonly type: string;
        readonly field: string;
        readonly start: number;
        readonly end: number;
      }[]
    | null;
  readonly grade_manner: number | null;
  readonly grade_speed: number | null;
  readonly reply: string | null;
  readonly versions: number;
  readonly duplicate_of: string | null;
  readonly duplicate_of_source: string | null;
  readonly run_id: string;
  readonly issue_title: string | null;
  readonly issue_authors: number | null;
  /** Marks of the reply with their reasons, where the mart has them. */
  readonly reply_marks: LooseRow | null;
  /** Corrections by editors that the next run takes over: 待重算. */
  readonly pending: Readonly<Partial<Record<'topic' | 'kind' | 'urgency', string>>>;
  /** Pairs of this message, which is the left side, likeliest first; none where it is of an issue or a copy. */
  readonly possible: readonly PossibleMerge[];
}

export interface TitledIssueList extends Page<HotIssue>, Searched {
  /** Of the class that chooses the issues; null where none does. */
  readonly class_title: string | null;
}

export interface TitledMessageList extends MessageList, Searched {
  /** Of the issue and the theme that choose the messages; null where none does. */
  readonly titles: { readonly issue: string | null; readonly theme: string | null };
}

export interface MessageList extends Page<MessageListRow> {
  /** False where there may be more than `total`. */
  readonly is_counted: boolean;
  /** False where a text search looked at the newest messages only; `searched_from` says how far back. */
  readonly complete: boolean;
  readonly searched_from: string | null;
}

export interface MessageListRow extends MessageBrief {
  /** The beginning of the text, or the place where the search found something. */
  readonly excerpt: string;
  readonly likes: number | null;
  readonly low_confidence: boolean | null;
  readonly duplicate_of: string | null;
}

export interface ModelCard {
  readonly name: string;
  /** Whether the deployment's settings name it, in place of the shipped one. */
  readonly own: boolean;
  readonly version: string | null;
  /** Time at which the model was made. */
  readonly created: string | null;
  /** What the model card states as measured, a row a set of messages. */
  readonly measured: readonly {
    readonly on: string;
    readonly messages: string;
    readonly macro_f1: string;
    readonly accuracy: string;
    readonly calibration_error: string;
  }[];
}

export interface DataPage {
  /** The newest ones. */
  readonly runs: readonly LooseRow[];
  /** Of all runs. */
  readonly run_count: number;
  readonly reject_codes: readonly {
    readonly code: string;
    readonly field: string | null;
    readonly rows: number;
    readonly example: string;
  }[];
  readonly models: readonly ModelCard[];
  readonly model_versions: readonly { readonly model_version: string; readonly runs: number; readonly last: string }[];
  readonly flags: readonly { readonly unit: string; readonly period: string; readonly flags: readonly string[] }[];
  readonly coverage: {
    readonly messages: number;
    readonly copies: number;
    readonly region_share: number | null;
    readonly region_level: Meta['region_level'];
    readonly without_town: number;
    readonly low_confidence_share: number | null;
  };
  readonly edit_reports: readonly LooseRow[];
}
