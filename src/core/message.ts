/** Types that more than one stage shares. Column names of the mart are the snake_case of these. */

/** Wall time in Asia/Shanghai, `YYYY-MM-DD HH:MM:SS`: sorts as text, casts to TIMESTAMP. */
export type LocalTime = string;

export const kinds = ['complaint', 'help', 'inquiry', 'suggestion', 'praise'] as const;
export type Kind = (typeof kinds)[number];

export const urgencies = ['critical', 'urgent', 'routine'] as const;
export type Urgency = (typeof urgencies)[number];

/** Name space of the ids of inputs that name none of their own. */
export const defaultSource = 'main';

/** How tables name a message. */
export interface MessageRef {
  readonly source: string;
  readonly message_id: string;
}

/** The same as the key of a map, and in records of what was told. */
export function refOf({ source, message_id: id }: MessageRef): string {
  return JSON.stringify([source, id]);
}

/** A message as people read it: its id, after its source and a slash where that is not the default one. */
export function nameMessage({ source, message_id: id }: MessageRef): string {
  return source === defaultSource ? id : `${source}/${id}`;
}

/** One accepted row: validated, masked, with the author replaced by an HMAC. Texts are as written otherwise. */
export interface Message {
  readonly source: string;
  /** The input's id, or null: then identity is derived from author, title, body and time. */
  readonly givenId: string | null;
  readonly title: string;
  readonly body: string;
  /** HMAC of the author's name; null for empty and anonymous ones. */
  readonly author: string | null;
  readonly authorType: string | null;
  /** The input's own region column. */
  readonly givenRegion: string | null;
  /** The city of this district or county, as far as region columns say it. */
  readonly givenParent: string | null;
  /** The subdistrict or town that region columns say; null where they say none. */
  readonly givenTown: string | null;
  readonly addressedTo: string | null;
  readonly department: string | null;
  readonly status: string | null;
  readonly satisfaction: string | null;
  readonly createdAt: LocalTime;
  readonly likes: number | null;
  readonly dislikes: number | null;
  readonly topicGiven: string | null;
  readonly kindGiven: string | null;
  readonly gradeManner: number | null;
  readonly gradeSpeed: number | null;
  readonly reply: string | null;
  readonly repliedAt: LocalTime | null;
  /** Until when the input wants it answered; the last second of a day stands for the whole of it. */
  readonly dueAt: LocalTime | null;
  /** Whether the input would tell of a reply or a status if there was one. */
  readonly tellsHandling: boolean;
}

/** Why rows are refused. */
export const rejectCodes = [
  'EMPTY_TEXT',
  'BAD_TIME',
  'MISSING_TIME',
  'TOO_LONG',
  'BAD_ENCODING',
  'BAD_JSON',
  'ROW_SHAPE',
  'FORGOTTEN',
] as const;
export type RejectCode = (typeof rejectCodes)[number];

/** One refused row. `row` counts from 1 in the file or sheet, the header included where there is one. */
export interface Reject {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly field: string | null;
  readonly code: RejectCode;
  readonly reason: string;
  /** The row as JSON, masked, without its author. */
  readonly content: string;
}

/** A span of the stored text that spoke for (weight > 0) or against (weight < 0) a decision. Offsets in UTF-16 units. */
export interface Evidence {
  readonly field: 'title' | 'body';
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** A text as analysed: `text` is the normalised form, in which `starts` count; `offsets` leads back to the stored text. */
export interface SegmentedText {
  /** Normalised for analysis (NFKC, lower case, simplified where set). */
  readonly text: string;
  /** Consecutive tokens; together they are `text`. */
  readonly words: readonly string[];
  /** Start of each token in `text`, UTF-16 units. */
  readonly starts: readonly number[];
  /** `offsets[i]` is the offset in the stored text of `text[i]`, one entry more for the end; null: both texts count alike. */
  readonly offsets: Uint32Array | null;
}

/** A message with both of its texts segmented: what classification and clustering read. */
export interface SegmentedMessage {
  readonly title: SegmentedText;
  readonly body: SegmentedText;
}

/** A decision among labels. */
export interface Prediction {
  readonly label: string;
  /** Calibrated probability of `label`, 0 to 1. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** All that classification says of one message. */
export interface MessageLabels {
  readonly topic: Prediction;
  /** Second level of the taxonomy; null where unsure. */
  readonly subtopic: string | null;
  readonly kind: Prediction;
  readonly urgency: Prediction;
  /** True where any of the three scores is below its model's threshold, or the model knows no word of the message. */
  readonly lowConfidence: boolean;
}

/** A name of a place, project or organisation found in the text. */
export interface Place {
  /** Normalised name, as it is compared. */
  readonly name: string;
  /** What sort of name: `region` (administrative), `road`, `estate`, `school`, `village`, `company`, … */
  readonly type: string;
  /** Where it stands, offsets in the stored text. */
  readonly field: 'title' | 'body';
  readonly start: number;
  readonly end: number;
}
