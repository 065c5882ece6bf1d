import type { DecidingSentence } from '../aggregate/excerpts/contract.ts';
import type { MessageRef } from '../core/message.ts';
import type { ActionRow, Availability, LooseRow, MessageBrief } from './api-base.ts';

/** Answers about alerts, suggestions and handling; conventions as in `api-types.ts`. */

export interface AlertBrief {
  readonly alert_id: string;
  /** 1 red to 4 blue. */
  readonly level: number;
  readonly title: string;
  readonly state: string;
  readonly since: string;
  readonly series_type: string;
  readonly issue_id: string | null;
  readonly observed: number;
  readonly expected: number | null;
  /** Critical messages among its messages. */
  readonly critical: number;
  /** Whether an editor dismissed its issue. */
  readonly dismissed: boolean;
  /** Edits of its issue that the next run will work in: 待重算. */
  readonly pending?: readonly string[];
}

export interface AlertRow extends AlertBrief {
  readonly topic: string | null;
  readonly region: string | null;
  readonly term: string | null;
  /** Words that rose with it and have no alert of their own. */
  readonly terms: readonly string[];
  /** Issue to which most of its messages belong. */
  readonly core_issue_id: string | null;
  readonly core_title: string | null;
  /** Another alert that has most of its messages, and what it is called. */
  readonly explained_by: string | null;
  readonly explained_title?: string | null;
  readonly pattern: string;
  readonly opened_on: string;
  readonly last_day: string;
  readonly closed_on: string | null;
  readonly peak_day: string | null;
  readonly peak_authors: number | null;
  readonly ratio: number | null;
  /** Of observed, who wrote to a campaign or through a source added of late. */
  readonly brought: number;
  readonly probability: number | null;
  readonly urgent: number;
  readonly routine: number;
  readonly messages: readonly { readonly source: string; readonly message_id: string }[] | null;
  readonly steps: readonly { readonly day: string; readonly level: number }[] | null;
  /** Of a critical alert's critical messages (`waiting_of`), those that wait for an answer; null where inputs do not tell, and of others. */
  readonly waiting?: number | null;
  readonly waiting_of?: number | null;
  /** Of a critical alert, for what one of its first messages is critical, and which; null of others. */
  readonly deciding_sentence?: (DecidingSentence & MessageRef) | null;
  /** When a run told of it first; null where the mart does not know. */
  readonly first?: FirstTold | null;
}

export interface FirstTold {
  readonly told_at: string;
  /** Last day of the data at the time. */
  readonly data_until: string | null;
  readonly level: number;
  /** An earlier version, which kept no record, may have told it before. */
  readonly or_earlier: boolean;
}

/** What a run told of an alert; see table `alert_history`. */
export interface AlertEventRow {
  readonly event: string;
  readonly told_at: string;
  readonly data_until: string | null;
  readonly title: string;
  readonly level: number;
  readonly level_before: number | null;
  readonly state: string;
  readonly since: string;
  readonly observed: number;
  readonly expected: number | null;
  readonly reason: string | null;
  readonly other_alert_id: string | null;
  readonly other_title: string | null;
}

/** An alert that runs told of and that is no longer among the alerts, as it was told last. */
export interface WithdrawnAlert {
  readonly alert_id: string;
  readonly title: string;
  readonly series_type: string;
  readonly topic: string | null;
  readonly region: string | null;
  readonly issue_id: string | null;
  readonly term: string | null;
  readonly level: number;
  readonly since: string;
  readonly opened_on: string;
  readonly last_day: string;
  readonly observed: number;
  readonly expected: number | null;
  readonly messages: readonly { readonly source: string; readonly message_id: string }[] | null;
  readonly withdrawn_at: string;
  readonly data_until: string | null;
  readonly reason: string;
  /** The alert that carries it on, which may be withdrawn, too. */
  readonly other_alert_id: string | null;
  readonly other_title: string | null;
  readonly first: FirstTold;
}

export interface WithdrawnDetail {
  readonly withdrawn: WithdrawnAlert;
  readonly history: readonly AlertEventRow[];
  /** Those of its messages that there still are. */
  readonly messages: readonly (MessageBrief & { readonly body: string })[];
}

export interface AlertDetail {
  readonly alert: AlertRow;
  /** By which rule it has its level and when it is over, in words. */
  readonly rule: string;
  /** Alerts most of whose messages are its own, the gravest first. */
  readonly related: readonly Pick<AlertBrief, 'alert_id' | 'level' | 'title'>[];
  readonly messages: readonly (MessageBrief & { readonly body: string })[];
  readonly days: readonly { readonly day: string; readonly authors: number; readonly messages: number }[];
  /** What runs told of it, in their order; empty where the mart does not know. */
  readonly history: readonly AlertEventRow[];
  /** Alerts that were withdrawn and that it carries on. */
  readonly carries_on: readonly Pick<WithdrawnAlert, 'alert_id' | 'title'>[];
}

/** What the figures of a list of themes count: all contributions, or those that fit the filters. */
export type ThemeCover = 'all' | 'filters';

export interface ThemeRow {
  readonly theme_id: string;
  readonly campaign?: string | null;
  readonly title: string;
  /** False: the title only names the matter, and not half of the texts propose anything of it. Marts of earlier versions lack it. */
  readonly proposes?: boolean | null;
  readonly ask: string | null;
  readonly object: string | null;
  readonly beneficiaries: readonly string[] | null;
  readonly messages: number;
  readonly authors: number;
  /** Null where the input has none. */
  readonly likes: number | null;
  readonly supporters: number;
  readonly regions: readonly string[] | null;
  readonly quotes: readonly { readonly source: string; readonly message_id: string; readonly text: string }[] | null;
  readonly opposing: readonly { readonly theme_id: string; readonly ask: string; readonly messages: number }[] | null;
  readonly first_day: string;
  readonly last_day: string;
  readonly is_new?: boolean | null;
}

export interface ThemeDetail {
  readonly theme: ThemeRow;
  readonly days: readonly { readonly day: string; readonly messages: number; readonly authors: number }[];
  readonly regions: readonly { readonly region: string; readonly messages: number }[];
  readonly quoted: readonly MessageBrief[];
  /** Themes that ask the contrary, with who stands behind them, most supporters first. */
  readonly opposing: readonly Pick<ThemeRow, 'theme_id' | 'title' | 'messages' | 'authors' | 'supporters'>[];
}

export interface HandlingRow {
  readonly grain: string;
  readonly name: string | null;
  readonly month: string | null;
  readonly messages: number;
  readonly authors: number;
  readonly replied: number | null;
  /** Messages that count into its rates: of a department without those of boards that name it with the reply alone. */
  readonly counted: number;
  readonly reply_rate: number | null;
  readonly reply_rate_low: number | null;
  readonly reply_rate_high: number | null;
  readonly response_rate: number | null;
  /** Null in marts of earlier versions, as are those of finished matters and timely replies. */
  readonly response_rate_low: number | null;
  readonly response_rate_high: number | null;
  readonly with_status: number;
  readonly finished: number | null;
  readonly finish_rate: number | null;
  readonly finish_rate_low: number | null;
  readonly finish_rate_high: number | null;
  readonly rated: number;
  readonly satisfaction_rate: number | null;
  readonly satisfaction_low: number | null;
  readonly satisfaction_high: number | null;
  readonly hours_median: number | null;
  readonly hours_p90: number | null;
  /** Messages whose time for a timely reply is not over: with any, rate and hours will change. */
  readonly not_due: number | null;
  readonly due: number | null;
  readonly timely: number | null;
  readonly timely_rate: number | null;
  readonly timely_rate_low: number | null;
  readonly timely_rate_high: number | null;
  readonly waiting: number | null;
  readonly waiting_under_7: number | null;
  readonly waiting_7_to_29: number | null;
  readonly waiting_30_to_89: number | null;
  readonly waiting_from_90: number | null;
  readonly oldest_waiting: string | null;
  readonly graded_manner: number;
  readonly manner: number | null;
  readonly graded_speed: number;
  readonly speed: number | null;
  readonly low_rated: number;
}

export interface RecurrenceRow {
  readonly within_days: number;
  readonly replies: number;
  readonly returned: number;
  readonly return_rate: number | null;
}

/** A candidate for 「每月一题」, with the figures behind each factor. */
export interface ShortlistRow extends LooseRow {
  readonly issue_id: string;
  readonly title: string;
  readonly handled_share: number | null;
  /** Messages of which `handled_share` is the share; null in tables of earlier versions. */
  readonly told: number | null;
  /** Instead of the share where too few messages tell (setting `reports.minBasis`). */
  readonly few_handled: { readonly handled: number; readonly told: number } | null;
}

export interface HandlingPage extends Availability {
  readonly grain: string;
  /** First day of the month counted instead of the time range, by marts that know months alone; else null. */
  readonly month: string | null;
  readonly total: HandlingRow | null;
  /** Those with most messages first. */
  readonly rows: readonly HandlingRow[];
  /** Whether there are more than `rows` holds. */
  readonly cut: boolean;
  /** All months up to that of `to`, the newest first. */
  readonly months: readonly HandlingRow[];
  readonly recurrence: readonly RecurrenceRow[];
  readonly shortlist: readonly ShortlistRow[];
  readonly actions: readonly ActionRow[];
  /** Whether the inputs hold answered messages alone: then rates of reply say nothing. */
  readonly answered_only: boolean;
  /** Rating of manner or speed up to which `low_rated` counts. */
  readonly low_grade: number;
  /** Whether hours and timely replies go by the first reply to each message; in marts of earlier versions they go by the latest. */
  readonly first_replies: boolean;
}

/** Near-identical replies to different matters. */
export interface TemplateGroup {
  readonly group_id: string;
  /** One of the replies, as written. */
  readonly text: string;
  readonly replies: number;
}

export interface ReplyQuality extends Availability {
  readonly summary: {
    readonly replies: number;
    readonly relevant: number | null;
    readonly complete: number | null;
    readonly with_basis: number | null;
    readonly template: number | null;
  } | null;
  readonly outcomes: readonly { readonly outcome: string; readonly replies: number }[];
  /** Of messages that fit the filters, two or more each. */
  readonly templates: readonly TemplateGroup[];
}
