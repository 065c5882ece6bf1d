/** Alerts that were open on a day of the period. */
export interface Alerts {
  /** The gravest first; without those that another listed one explains, and without single critical messages. */
  readonly listed: readonly AlertRow[];
  /** All of that kind, listed or not. */
  readonly total: number;
  /** Of those, of level Ⅰ or Ⅱ. */
  readonly grave: number;
  /** Left out because a more specific alert has most of their messages. */
  readonly explained: number;
  /** Left out because an editor dismissed their issue. */
  readonly dismissed: number;
  /** Left out because they are single critical messages of the period, which have a section of their own. */
  readonly single: number;
  /**
   * Single critical messages of before the period whose alert was open when it began, how many ended in it, of these those without a
   * reply at its end (null where no input tells), and the ids of the first.
   */
  readonly carried: {
    readonly total: number;
    readonly closed: number;
    readonly unanswered: number | null;
    readonly messageIds: readonly string[];
  };
  /** Null where no run's record tells of any. */
  readonly withdrawn: WithdrawnAlerts | null;
}

/** Alerts that were told before the period, so that earlier reports may have them, and withdrawn by a run of the period. */
export interface WithdrawnAlerts {
  /** The gravest first; single critical messages are counted alone. */
  readonly listed: readonly WithdrawnAlertRow[];
  /** With those not listed. */
  readonly total: number;
  /** Single critical messages. */
  readonly single: number;
  /** Found anew from another day on: the same rise goes on, and nothing of it was taken back. */
  readonly redated: readonly RedatedAlert[];
}

/** As it was told last, and from when on it goes on by now. */
export interface RedatedAlert {
  readonly title: string;
  readonly since: string;
  readonly sinceNow: string;
}

/** As it was told last. */
export interface WithdrawnAlertRow {
  readonly level: number;
  readonly title: string;
  readonly firstTold: string;
  readonly observed: number;
  readonly expected: number | null;
  /** Last day of the data of the run that withdrew it. */
  readonly withdrawnOn: string;
  readonly reason: string | null;
  /** Title of the alert that carries it on. */
  readonly otherTitle: string | null;
}

/** All of it as of the end of the period. */
export interface AlertRow {
  /** 1 red to 4 blue: the highest reached. */
  readonly level: number;
  readonly seriesType: string;
  readonly topic: string | null;
  readonly region: string | null;
  readonly term: string | null;
  /** As the page calls it, but for how many messages it has by now. */
  readonly title: string;
  readonly issueTitle: string | null;
  /** The issue to which most of its messages belong, and its title. */
  readonly coreIssueId: string | null;
  readonly coreTitle: string | null;
  /** Words that rose with it. */
  readonly terms: readonly string[];
  readonly observed: number | null;
  readonly expected: number | null;
  readonly ratio: number | null;
  /** Of observed, who wrote to a campaign or through a source added of late. */
  readonly brought: number | null;
  /** How many times as many messages as expected there were in all meanwhile; null where all did not rise. */
  readonly totalRatio: number | null;
  readonly since: string;
  /** Last day that is counted: those after it, until it closed, are calm. */
  readonly until: string;
  /** Null: still open at the end of the period. */
  readonly closedOn: string | null;
  /** Of its critical messages, those without a reply at the end of the period; null where it is of others, or no input tells. */
  readonly unanswered: number | null;
  readonly critical: number;
  readonly urgent: number;
  readonly messageIds: readonly string[];
}
