import type { LocalTime } from '../core/message.ts';
import type { AlertNews } from './alert-history/contract.ts';

/** One run of the pipeline over a workspace, as the mart's table `runs` shows it. */
export interface RunRecord {
  readonly run_id: string;
  /** 1 for the first run of the workspace. */
  readonly seq: number;
  readonly started_at: LocalTime;
  readonly finished_at: LocalTime | null;
  /** `run`, `rebuild`, … */
  readonly command: string;
  /** Base names of the inputs, with folders where several share one. */
  readonly files: readonly string[];
  readonly failed_files: readonly string[];
  /** Why, in their order; records of earlier versions lack it. */
  readonly failed_reasons?: readonly string[];
  /** Always new_messages + updated + unchanged + duplicates + rejects. */
  readonly rows_read: number;
  readonly new_messages: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly rejects: number;
  /** Optional values that could not be used; records of earlier versions lack it. */
  readonly warnings?: readonly { readonly field: string; readonly code: string; readonly count: number }[];
  readonly id_conflicts: number;
  readonly generation: string;
  /** Since when the run counts no longer; not in the lake's record of it, but told by those of later rebuilds. */
  readonly taken_back_at?: LocalTime | null;
  /** Runs that this rebuild took back, and counted again; records of earlier versions lack them. */
  readonly without_runs?: readonly string[];
  readonly with_runs?: readonly string[];
  readonly qingyu_version: string;
  readonly model_version: string;
  /** Settings of the run as JSON, without secrets. */
  readonly settings: string;
  /** What the run told of alerts, for the table `alert_history`; records of earlier versions lack it. */
  readonly alerts?: AlertNews;
}

/** A row of the table `runs`, with what records of earlier versions lack. */
export function completeRun({ alerts: _alerts, ...run }: RunRecord): Required<Omit<RunRecord, 'alerts'>> {
  return {
    ...run,
    failed_reasons: run.failed_reasons ?? [],
    warnings: run.warnings ?? [],
    taken_back_at: run.taken_back_at ?? null,
    without_runs: run.without_runs ?? [],
    with_runs: run.with_runs ?? [],
  };
}

/** DuckDB types of the rows that `completeRun` makes. */
export const runColumns = {
  run_id: 'VARCHAR',
  seq: 'INTEGER',
  started_at: 'TIMESTAMP',
  finished_at: 'TIMESTAMP',
  command: 'VARCHAR',
  files: 'VARCHAR[]',
  failed_files: 'VARCHAR[]',
  failed_reasons: 'VARCHAR[]',
  rows_read: 'BIGINT',
  new_messages: 'BIGINT',
  updated: 'BIGINT',
  unchanged: 'BIGINT',
  duplicates: 'BIGINT',
  rejects: 'BIGINT',
  warnings: 'STRUCT(field VARCHAR, code VARCHAR, "count" BIGINT)[]',
  id_conflicts: 'BIGINT',
  generation: 'VARCHAR',
  taken_back_at: 'TIMESTAMP',
  without_runs: 'VARCHAR[]',
  with_runs: 'VARCHAR[]',
  qingyu_version: 'VARCHAR',
  model_version: 'VARCHAR',
  settings: 'VARCHAR',
} as const satisfies Record<keyof ReturnType<typeof completeRun>, string>;

/** Where the mart's rows come from, besides the view `resolved`. */
export interface MartSources {
  /**
   * Folder with the NDJSON tables of a generation (`src/cluster/contract.ts`, `src/cluster/themes/theme-tables.ts`,
   * `campaignColumns`, `campaignMessageColumns`, `templateGroupColumns`); null before there is one. Missing files are empty tables.
   */
  readonly generationDir: string | null;
  readonly runs: readonly RunRecord[];
  /** Name or number of the generation, kept in `mart_info`. */
  readonly generation: string;
  /** Id of the last edit of the log that was replayed, empty where it had none; absent: not known. Kept in `mart_info`. */
  readonly lastEdit?: string | undefined;
  /** What the tables call now; messages dated later take no part in it. */
  readonly now: LocalTime;
  /** Time of the build by the clock, kept in `mart_info`; absent: `now`. */
  readonly builtAt?: LocalTime | undefined;
  /** The crosswalk from the model's topics to the board's own fields; absent: no rows. */
  readonly topicFields?: readonly TopicField[];
  /** Groups of near-identical replies to fewer matters, by issues, are left out of `template_replies`; absent: none. */
  readonly templateMatters?: number;
}

export interface TopicField {
  readonly topic: string;
  /** Null: the topic, but for its subtopics with rows of their own. */
  readonly subtopic: string | null;
  readonly field: string;
}

export const topicFieldColumns = {
  topic: 'VARCHAR',
  subtopic: 'VARCHAR',
  field: 'VARCHAR',
} as const satisfies Record<keyof TopicField, string>;

/** Columns of `campaigns.ndjson` in a generation's folder: calls for contributions, and the conditions on their messages. */
export const campaignColumns = {
  campaign: 'VARCHAR',
  from_day: 'DATE',
  to_day: 'DATE',
  region: 'VARCHAR',
  keyword: 'VARCHAR',
  source: 'VARCHAR',
} as const;

export type CampaignRow = Readonly<Record<keyof typeof campaignColumns, string | null>>;

/** Columns of `campaign_messages.ndjson` in a generation's folder: what campaigns solicited. */
export const campaignMessageColumns = {
  campaign: 'VARCHAR',
  message_key: 'VARCHAR',
} as const;

/** Columns of `template_groups.ndjson` in a generation's folder: near-identical replies to different matters. */
export const templateGroupColumns = {
  group_id: 'VARCHAR',
  /** One of the replies, as stored. */
  text: 'VARCHAR',
  /** Number of replies, and of different matters among them. */
  count: 'INTEGER',
  matters: 'INTEGER',
  message_keys: 'VARCHAR[]',
} as const;
