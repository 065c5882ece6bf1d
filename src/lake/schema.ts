/**
 * Columns of a lake part (`lake/messages/*.parquet`) and, with those of `resolvedExtras`, of the view `resolved`
 * that the lake lays over all parts for clustering and aggregation. One row of a part is one accepted input row.
 */
export const lakeColumns = {
  // Identity.
  source: 'VARCHAR',
  given_id: 'VARCHAR',
  /** Stands in where no id was given: hash of author, title, body and time. */
  derived_id: 'VARCHAR',
  /** Hash of the whole row: equal rows change nothing. */
  row_hash: 'VARCHAR',
  /** Hash of title and body without white space and punctuation: equal texts. */
  text_hash: 'VARCHAR',
  /** Keyed hash of the cells as read, by which a refused row is known that was accepted at another reading. */
  input_hash: 'VARCHAR',
  /** The time that a setting gave because the row has none: it is in no cell; parts of earlier versions lack it. */
  default_time: 'TIMESTAMP',
  /** Creation time of the models that labelled the row, and their versions: those of the run's own models win, else the newest. */
  model_time: 'VARCHAR',
  model_version: 'VARCHAR',
  /** Hash of all that analysis depends on (dictionary, gazetteer, models); parts of earlier versions lack it. */
  analysis_version: 'VARCHAR',
  // The message.
  title: 'VARCHAR',
  /** What stands for the title of a message without one: the opening of its body; else null. */
  subject: 'VARCHAR',
  body: 'VARCHAR',
  author: 'VARCHAR',
  author_type: 'VARCHAR',
  addressed_to: 'VARCHAR',
  department: 'VARCHAR',
  status: 'VARCHAR',
  satisfaction: 'VARCHAR',
  created_at: 'TIMESTAMP',
  likes: 'INTEGER',
  dislikes: 'INTEGER',
  topic_given: 'VARCHAR',
  kind_given: 'VARCHAR',
  grade_manner: 'DOUBLE',
  grade_speed: 'DOUBLE',
  reply: 'VARCHAR',
  replied_at: 'TIMESTAMP',
  /** Until when the input wants it answered; the last second of a day stands for the whole of it. */
  due_at: 'TIMESTAMP',
  /** Whether the input would tell of a reply or a status if there was one. */
  tells_handling: 'BOOLEAN',
  /** Marks of the reply, see docs/replies.md; null where there is none. */
  reply_marks:
    'STRUCT(relevance TINYINT, complete TINYINT, basis TINYINT, outcome VARCHAR, "template" TINYINT, reasons VARCHAR[])',
  // What was found in it. The view `resolved` has the town as `region`, too, where regions are counted by towns.
  region: 'VARCHAR',
  /** `input`, `title`, `body`, or null where no region is known; in `resolved` also `addressee`. */
  region_source: 'VARCHAR',
  /** The city of a district or county, where row or text says it; parts of earlier versions lack it. */
  region_parent: 'VARCHAR',
  /** Where the addressee is in office, which stands for the region where neither row nor text has one, and its city; likewise. */
  addressed_region: 'VARCHAR',
  addressed_city: 'VARCHAR',
  /** The subdistrict or town, where one is known, or what a region column says beside counties and villages; and where from. */
  town: 'VARCHAR',
  town_source: 'VARCHAR',
  places: 'STRUCT("name" VARCHAR, "type" VARCHAR, field VARCHAR, "start" INTEGER, "end" INTEGER)[]',
  topic: 'VARCHAR',
  topic_score: 'DOUBLE',
  topic_evidence: 'STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, weight DOUBLE)[]',
  subtopic: 'VARCHAR',
  kind: 'VARCHAR',
  kind_score: 'DOUBLE',
  kind_evidence: 'STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, weight DOUBLE)[]',
  urgency: 'VARCHAR',
  urgency_score: 'DOUBLE',
  urgency_evidence: 'STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, weight DOUBLE)[]',
  low_confidence: 'BOOLEAN',
  // For clustering and terms: tokens joined by single spaces, of the title or the subject and of the body's first 240 characters.
  title_tokens: 'VARCHAR',
  body_head: 'VARCHAR',
  /** Terms by which recurring issues are found: see `src/cluster/terms/represent.ts`. */
  issue_terms: 'VARCHAR',
  /** Kinds of asks that the message is like: see `src/cluster/terms/message-kinds.ts`; parts of earlier versions lack it. */
  ask_kinds: 'VARCHAR',
  /** Likewise kinds of asks and problems, by a network. */
  likely_kinds: 'VARCHAR',
  /** Pieces of names: see `src/segment/places/pieces/find-pieces.ts`; parts of earlier versions lack it. */
  name_pieces: 'VARCHAR',
  /** What is counted week by week: see `src/aggregate/terms/trend-terms.ts`; parts of earlier versions lack both. */
  trend_words: 'VARCHAR',
  trend_phrases: 'VARCHAR',
} as const;

/** Columns that the view `resolved` adds: one row of it is one message, its versions folded. */
export const resolvedExtras = {
  /** 16 hex digits, unique in the lake: hash of source and message_id. */
  message_key: 'VARCHAR',
  /** The input's id; `id~hash` where an id stands for unrelated texts; a hash where no id was given. */
  message_id: 'VARCHAR',
  /** Whether its title is its own, and not what it says of the matter. */
  has_own_title: 'BOOLEAN',
  /** What `region` is where regions are counted by districts and counties: issues are compared by it, or by the town where none is known, whatever is counted. */
  district: 'VARCHAR',
  /** Whether any row of it has an official reply or the time of one. */
  has_reply: 'BOOLEAN',
  /** Time of the first of several replies, as far as rows tell; null where none is known beside `replied_at`. */
  first_replied_at: 'TIMESTAMP',
  /** Number of distinct rows folded into this message. */
  versions: 'INTEGER',
  /** message_id of the first message with the same text by the same known author, else null. */
  duplicate_of: 'VARCHAR',
  duplicate_of_key: 'VARCHAR',
  /** Run in which the message first appeared. */
  run_id: 'VARCHAR',
  /** Its number. */
  first_seq: 'INTEGER',
} as const;

/** Columns of a reject part (`lake/rejects/*.parquet`); the view `lake_rejects` adds `run_id` and leaves `input_hash` out. */
export const rejectColumns = {
  file: 'VARCHAR',
  sheet: 'VARCHAR',
  row: 'INTEGER',
  field: 'VARCHAR',
  code: 'VARCHAR',
  reason: 'VARCHAR',
  content: 'VARCHAR',
  /** As in `lakeColumns`. */
  input_hash: 'VARCHAR',
} as const;

/** `name: 'TYPE', …` as `read_json` takes its columns. */
export function columnsLiteral(columns: Readonly<Record<string, string>>): string {
  const entries = Object.entries(columns).map(([name, type]) => `"${name}": '${type.replaceAll("'", "''")}'`);
  return `{${entries.join(', ')}}`;
}
