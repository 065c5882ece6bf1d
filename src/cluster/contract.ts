import type { LocalTime } from '../core/message.ts';

/** What clustering reads of a message: one row of the lake's view `resolved`, copies by the same author left out. */
export interface ClusterMessage {
  /** 16 hex digits, unique. */
  readonly key: string;
  readonly createdAt: LocalTime;
  readonly author: string | null;
  /** Its own, or what it says of the matter. */
  readonly title: string;
  readonly hasOwnTitle: boolean;
  readonly titleTokens: string;
  readonly issueTerms: string;
  /** See `MessageKinds`. */
  readonly askKinds: string;
  readonly likelyKinds: string;
  /** See `findPieces`. */
  readonly namePieces: string;
  readonly topic: string;
  readonly subtopic: string | null;
  readonly kind: string;
  /** See `splitRegion`. */
  readonly region: string | null;
}

/**
 * Columns of the NDJSON tables that clustering writes into a generation's folder, with the DuckDB types to read them by.
 * A table without rows is an empty file. File names are `<table>.ndjson`.
 *
 * An issue of one message exists in the state only: `issues` and `issue_messages` hold those of two or more.
 * Counts here are of clustered messages (copies by the same author left out) and of distinct known authors plus one for
 * every message without author.
 */
export const issueTables = {
  issues: {
    /** `I` and the first 12 hex digits of the founding message's key; `I` and the whole key where two would be equal. */
    issue_id: 'VARCHAR',
    /** At most 30 characters, place and problem, from the members' own words; an editor's title where one was given. */
    title: 'VARCHAR',
    /** The place, project, organisation or population; null where none was found. */
    place: 'VARCHAR',
    region: 'VARCHAR',
    problem: 'VARCHAR',
    /** At most 8, by c-TF-IDF against the other issues, best first. */
    keywords: 'VARCHAR[]',
    class_id: 'VARCHAR',
    founding_key: 'VARCHAR',
    medoid_key: 'VARCHAR',
    earliest_key: 'VARCHAR',
    newest_key: 'VARCHAR',
    first_at: 'TIMESTAMP',
    last_at: 'TIMESTAMP',
    messages: 'INTEGER',
    authors: 'INTEGER',
    /** Messages that are near-copies of an earlier one in the issue. */
    copies: 'INTEGER',
    /** Half or more of the messages are near-copies of another: 复制文本. */
    copied_text: 'BOOLEAN',
    /** One known author wrote half or more of three or more messages: 一人多诉. */
    repeated_author: 'BOOLEAN',
    /** Mean similarity of the members to each other, 0 to 1. */
    cohesion: 'DOUBLE',
    pinned: 'BOOLEAN',
    dismissed: 'BOOLEAN',
    /** An editor's decision shaped this issue. */
    edited: 'BOOLEAN',
  },
  issue_messages: {
    issue_id: 'VARCHAR',
    message_key: 'VARCHAR',
    /** Mean similarity to the other members (a sample of them in large issues), 0 to 1. */
    similarity: 'DOUBLE',
    /** Terms shared with the other members, those that tell most first. */
    why: 'VARCHAR[]',
    /** The earlier member that this message is a near-copy of, else null. */
    copy_of_key: 'VARCHAR',
  },
  issue_lineage: {
    issue_id: 'VARCHAR',
    /** `born`, `merged_into`, `split_from`, `dormant`, `revived`, `dissolved`. */
    event: 'VARCHAR',
    other_issue_id: 'VARCHAR',
    /** Time of the message or of the edit that brought it about. */
    at: 'TIMESTAMP',
    /** `clustering` or `edit`. */
    cause: 'VARCHAR',
  },
  /** Pairs of issues, or of messages that stand alone, that may be one issue: for a person to decide, likeliest first. */
  possible_merges: {
    /** Null where the message stands alone. The larger of the two stands left, of equal ones the earlier. */
    left_issue_id: 'VARCHAR',
    /** The nearest two messages. */
    left_key: 'VARCHAR',
    right_issue_id: 'VARCHAR',
    right_key: 'VARCHAR',
    /** That the nearest two messages are of one issue, when they were compared. */
    log_odds: 'DOUBLE',
    /** Terms that both have, those that tell most first. */
    why: 'VARCHAR[]',
  },
  problem_classes: {
    /** `C` and the id of its founding issue. */
    class_id: 'VARCHAR',
    title: 'VARCHAR',
    keywords: 'VARCHAR[]',
    /** Number of issues, of their messages, and of distinct places. */
    issues: 'INTEGER',
    messages: 'INTEGER',
    authors: 'INTEGER',
    places: 'VARCHAR[]',
    first_at: 'TIMESTAMP',
    last_at: 'TIMESTAMP',
  },
  /** Edits that could not take effect, or took effect only in part. */
  edit_reports: {
    edit_id: 'VARCHAR',
    action: 'VARCHAR',
    /** `conflict`, `dangling` or `superseded`. */
    code: 'VARCHAR',
    /** In words; may name `message_key`. */
    reason: 'VARCHAR',
    /** The message that it is about; null where it is about none. */
    message_key: 'VARCHAR',
  },
  /** Measures that editors recorded, each against an issue or a class. */
  measures: {
    action_id: 'VARCHAR',
    day: 'DATE',
    title: 'VARCHAR',
    issue_id: 'VARCHAR',
    class_id: 'VARCHAR',
  },
} as const;

export type IssueTable = keyof typeof issueTables;

export interface IssueRow {
  readonly issue_id: string;
  readonly title: string;
  readonly place: string | null;
  readonly region: string | null;
  readonly problem: string | null;
  readonly keywords: readonly string[];
  readonly class_id: string | null;
  readonly founding_key: string;
  readonly medoid_key: string;
  readonly earliest_key: string;
  readonly newest_key: string;
  readonly first_at: LocalTime;
  readonly last_at: LocalTime;
  readonly messages: number;
  readonly authors: number;
  readonly copies: number;
  readonly copied_text: boolean;
  readonly repeated_author: boolean;
  readonly cohesion: number;
  readonly pinned: boolean;
  readonly dismissed: boolean;
  readonly edited: boolean;
}

export interface IssueMessageRow {
  readonly issue_id: string;
  readonly message_key: string;
  readonly similarity: number;
  readonly why: readonly string[];
  readonly copy_of_key: string | null;
}

export type LineageEvent = 'born' | 'merged_into' | 'split_from' | 'dormant' | 'revived' | 'dissolved';

export interface LineageRow {
  readonly issue_id: string;
  readonly event: LineageEvent;
  readonly other_issue_id: string | null;
  readonly at: LocalTime;
  readonly cause: 'clustering' | 'edit';
}

export interface PossibleMergeRow {
  readonly left_issue_id: string | null;
  readonly left_key: string;
  readonly right_issue_id: string | null;
  readonly right_key: string;
  readonly log_odds: number;
  readonly why: readonly string[];
}

export interface ProblemClassRow {
  readonly class_id: string;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly issues: number;
  readonly messages: number;
  readonly authors: number;
  readonly places: readonly string[];
  readonly first_at: LocalTime;
  readonly last_at: LocalTime;
}

export interface EditReportRow {
  readonly edit_id: string;
  readonly action: string;
  readonly code: 'conflict' | 'dangling' | 'superseded';
  readonly reason: string;
  readonly message_key: string | null;
}

export interface MeasureRow {
  readonly action_id: string;
  readonly day: string;
  readonly title: string;
  /** Null where the measure is against a whole class. */
  readonly issue_id: string | null;
  readonly class_id: string | null;
}
