/** What a contribution asks of one object: the side that it takes. */
export interface Stand {
  /** Index in the lexicon's objects; null where a phrase is asked for or refused, whatever it names. */
  readonly object: number | null;
  /** The word for it, without asks; or the phrase. */
  readonly word: string;
  /** Group of the ask. */
  readonly group: string;
}
