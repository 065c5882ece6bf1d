/** A part as a generation lists it: those of one run in the order in which their files came. */
export interface CommittedPart {
  /** File name within the lake folder. */
  readonly file: string;
  /** Number and id of the run in which it first appeared. */
  readonly seq: number;
  readonly runId: string;
  /** Place of its file among those of the run, from 0; parts of earlier versions lack it, as if all were of one file. */
  readonly input?: number | undefined;
  /** Of a part of rejects: number of the last run that read it; missing where that is the first, or nobody knows. */
  readonly lastSeq?: number | undefined;
}

/** How often a run met a part: a file given twice counts twice. */
export interface PartReads {
  readonly file: string;
  readonly reads: number;
  /** See `CommittedPart.input`: that of the last file in which the run met it. */
  readonly input: number;
}
