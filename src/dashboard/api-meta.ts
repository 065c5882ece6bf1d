import type { CountingLevel } from '../ingest/values/region-path.ts';

/** What the API says of the tables as a whole, and of what came since a run. */

export interface Meta {
  readonly generation: string;
  /** The newest run that the tables hold: what somebody who looks at them has seen; null without runs. */
  readonly run: { readonly run_id: string; readonly seq: number } | null;
  readonly version: string;
  readonly built_at: string;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly messages: number;
  readonly copies: number;
  readonly authors: number;
  readonly region_share: number | null;
  /** What regions are, and how many messages say a county, or another place that is no town, where they are towns. */
  readonly region_level: CountingLevel;
  readonly without_town: number;
  /** What such messages say instead; empty where regions are districts. */
  readonly unplaced_regions: readonly string[];
  /** Cities among the regions beside districts of their own: what counts for them names no district; empty where regions are towns. */
  readonly bare_cities: readonly string[];
  readonly low_confidence_share: number | null;
  readonly topics: readonly string[];
  /** Most messages first. */
  readonly regions: readonly string[];
  readonly tables: readonly string[];
  readonly spans: MeasureSpans;
  readonly canEdit: boolean;
  readonly hasMap: boolean;
  readonly qingyuVersion: string;
  readonly pendingEdits: number;
  /** Changes with every edit, by whomever. */
  readonly editsVersion: string;
}

/** Settings that the words about heat, status and regions speak of, as the tables were made with them. */
export interface MeasureSpans {
  /** Messages of the last so many days have a part in heat. */
  readonly heat_days: number;
  /** Heat is compared with that of so many days before. */
  readonly heat_compare_days: number;
  /** Measures are judged by so many weeks before and after them, at most. */
  readonly action_weeks: number;
  /** After so many days an author counts half in heat. */
  readonly half_life_days: number;
  /** The last so many days are compared with as many before them. */
  readonly status_days: number;
  /** Without a message for so many days an issue is dormant. */
  readonly dormant_days: number;
  /** An issue is cooling down to so many times the authors of before. */
  readonly cooling_ratio: number;
  /** Topics are held against regions over the last so many days. */
  readonly lift_days: number;
  /** Alerts of topics and words need a history of so many days. */
  readonly warm_up_days: number;
}

/** What came after a run, with the numbers that the lists of the same parameters have. */
export type Since =
  /** The tables have no such run: they are of another workspace, or were made anew. */
  | { readonly known: false }
  | {
      readonly known: true;
      /** Runs after it. */
      readonly runs: number;
      /** Last day of the data with it; null where it brought none. */
      readonly last_day: string | null;
      readonly messages: number;
      readonly new_issues: number;
      readonly grown_issues: number;
      /** Opened or stepped up; null where the mart has no alerts. */
      readonly alerts: number | null;
    };
