import type { LocalTime, Place, SegmentedMessage } from '../../core/message.ts';

/** One message that proposes something, as themes read it. */
export interface Contribution {
  /** Unique among the contributions of one call. */
  readonly id: string;
  /** Null: unknown, counted as a person of their own. */
  readonly author: string | null;
  readonly title: string;
  readonly body: string;
  readonly segmented: SegmentedMessage;
  /** Names of places in the texts: their words ask nothing. */
  readonly places: readonly Pick<Place, 'name' | 'type'>[];
  readonly likes: number | null;
  readonly region: string | null;
  readonly createdAt: LocalTime;
}

/** A passage that shows what a theme's contributions say. */
export interface ThemeQuote {
  readonly message_id: string;
  /** From the title, or the sentence of the body that makes the proposal, as stored. */
  readonly text: string;
}

/** A theme that asks for the contrary of another about the same object. */
export interface OpposingAsk {
  readonly theme_id: string;
  readonly ask: string;
  readonly messages: number;
}

/** A proposal that one decision could adopt: the same ask about the same kind of object, whatever the place. Plain data. */
export interface Theme {
  /** `T` and 12 hex digits, from the id of the earliest contribution: stable while that one stays. */
  readonly theme_id: string;
  /** At most 30 characters. */
  readonly title: string;
  /** Whether the title, or half of the contributions in their texts, say what is to be done; else the title only names the matter. */
  readonly proposes: boolean;
  /** What the title asks for; null where its words are none of the lexicon's. */
  readonly ask: string | null;
  /** About what. */
  readonly object: string | null;
  /** Who is said to benefit, the most named first. */
  readonly beneficiaries: readonly string[];
  readonly supporters: ThemeSupport;
  /** Regions of the contributions, the most frequent first. */
  readonly regions: readonly string[];
  readonly quotes: readonly ThemeQuote[];
  readonly opposing: readonly OpposingAsk[];
  readonly first_at: LocalTime;
  readonly last_at: LocalTime;
  /** All contributions, the earliest first. */
  readonly message_ids: readonly string[];
  /** Those that ask what the title asks, in the same order. */
  readonly backing_ids: readonly string[];
}

/** Authors and likes of all contributions; in total those of the contributions alone that ask what the title asks. */
export interface ThemeSupport {
  /** Distinct authors; unknown ones count each. */
  readonly authors: number;
  /** Null where no contribution tells of any. */
  readonly likes: number | null;
  readonly total: number;
}
