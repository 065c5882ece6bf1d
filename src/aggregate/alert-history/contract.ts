/** What became of an alert by a run, in the order in which one run tells of it. */
export type AlertEventName =
  | 'published'
  | 'returned'
  | 'raised'
  | 'lowered'
  | 'redated'
  | 'reopened'
  | 'closed'
  | 'withdrawn';

/**
 * Why: for `published` only `unrecorded`, as earlier versions kept no record. The first five are known of the alert itself, the others
 * are what the run had that could bring it about.
 */
export type AlertReason =
  | 'unrecorded'
  | 'merged'
  | 'redated'
  | 'explained'
  | 'relabelled'
  | 'taken_back'
  | 'counted_again'
  | 'method'
  | 'rebuilt'
  | 'edited'
  | 'later_data';

/** An alert as a run told of it. */
export interface ToldAlert {
  readonly alert_id: string;
  readonly title: string;
  readonly series_type: string;
  readonly topic: string | null;
  readonly region: string | null;
  readonly issue_id: string | null;
  readonly term: string | null;
  readonly level: number;
  readonly state: string;
  readonly since: string;
  readonly opened_on: string;
  readonly last_day: string;
  readonly observed: number;
  readonly expected: number | null;
  readonly messages: readonly { readonly source: string; readonly message_id: string }[];
}

/** An event of an alert; one that is withdrawn as it was told last. */
export interface AlertEvent extends ToldAlert {
  readonly event: AlertEventName;
  readonly reason: AlertReason | null;
  /** The alert that carries on one that is withdrawn. */
  readonly other_alert_id: string | null;
}

/** What a run told of alerts: kept with its record, and never changed. */
export interface AlertNews {
  /** Last day of the data at the time; null where there was none. */
  readonly until: string | null;
  readonly events: readonly AlertEvent[];
}

/** DuckDB types of the rows of `source_alert_events`: events of all runs, in their order. */
export const alertEventColumns = {
  event_no: 'INTEGER',
  run_id: 'VARCHAR',
  told_at: 'TIMESTAMP',
  data_until: 'DATE',
  alert_id: 'VARCHAR',
  event: 'VARCHAR',
  reason: 'VARCHAR',
  other_alert_id: 'VARCHAR',
  title: 'VARCHAR',
  series_type: 'VARCHAR',
  topic: 'VARCHAR',
  region: 'VARCHAR',
  issue_id: 'VARCHAR',
  term: 'VARCHAR',
  level: 'INTEGER',
  state: 'VARCHAR',
  since: 'DATE',
  opened_on: 'DATE',
  last_day: 'DATE',
  observed: 'INTEGER',
  expected: 'DOUBLE',
  messages: 'STRUCT(source VARCHAR, message_id VARCHAR)[]',
} as const satisfies Record<keyof AlertEvent | 'event_no' | 'run_id' | 'told_at' | 'data_until', string>;
