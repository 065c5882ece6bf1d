import type { CueMatcher } from './cues.ts';
import type { WordClasses } from './word-classes.ts';

/** What is known of the language before any label is seen. */
export interface Lexicons {
  /** How a message speaks: patterns found anywhere in its text. */
  readonly cues: CueMatcher;
  /** What its words mean, for kind and urgency. */
  readonly senses: WordClasses;
  /** Which topics its words tell. */
  readonly subjects: WordClasses;
}
