import { compareGroups, type PairComparer } from '../groups/compare-groups.ts';
import { createAgreement } from '../pairs/agreement.ts';
import { createOverlap } from '../pairs/overlap.ts';
import type { IssueSettings } from '../settings.ts';
import { numberTexts } from '../store/number-texts.ts';
import type { MessageStore } from '../store/store.ts';
import { readTermColumns, type TermColumns } from '../store/term-columns.ts';
import type { Weights } from '../store/weights.ts';

/** What is read of issues, beside what their words weigh, to compare their problems. */
export interface ProblemColumns extends TermColumns {
  /** Equal labels have equal numbers, 0 where there is none. */
  readonly labels: Readonly<Record<'topics' | 'subtopics' | 'kinds', Int32Array>>;
}

/** Valid until the store changes. */
export function readProblemColumns(store: MessageStore): ProblemColumns {
  return {
    ...readTermColumns(store),
    labels: {
      topics: numberTexts(store.labels.map(({ topic }) => topic)),
      subtopics: numberTexts(store.labels.map(({ subtopic }) => subtopic)),
      kinds: numberTexts(store.labels.map(({ kind }) => kind)),
    },
  };
}

/** Cosine of the kinds that tells neither way. */
const evenKinds = 0.5;

/**
 * Compares what issues say of their problems, wherever they are, by a logistic model whose coefficients are settings: how far their words, their
 * matters, the meaning of their words and the kinds of problem agree, how many rare words they share, and what their labels add.
 */
export function createProblemPairs(
  columns: ProblemColumns,
  weights: Weights,
  settings: IssueSettings,
): Pick<PairComparer, 'pair'> {
  const { coefficients } = settings.classes;
  const overlap = createOverlap(columns, weights);
  const agreement = createAgreement(columns, weights);
  const compareLabels = createLabelComparer(columns, settings);
  return {
    pair: (a, b) => {
      const both = overlap(a, b);
      const kinds = agreement.kinds(a, b, settings.kindsAsked);
      const sum =
        coefficients.constant +
        coefficients.cosine * Math.log(Math.max(0.01, both.cosine)) +
        coefficients.matters * agreement.matters(a, b) +
        coefficients.meaning * agreement.meaning(a, b) +
        // Words of which no kind of problem is known, as those in traditional characters, tell neither way.
        (kinds === null ? 0 : coefficients.kinds * (kinds - evenKinds)) +
        coefficients.rareWords * Math.log1p(both.rare) +
        compareLabels(a, b);
      return Math.max(-settings.evidenceLimit, Math.min(settings.evidenceLimit, sum));
    },
  };
}

/** Log-odds that equal labels add. */
function createLabelComparer(
  { labels: { topics, subtopics, kinds } }: ProblemColumns,
  { classes }: IssueSettings,
): (a: number, b: number) => number {
  return (a, b) => {
    let sum = kinds[a] === kinds[b] ? classes.sameKind : 0;
    if (topics[a] === topics[b]) {
      sum += classes.sameTopic;
      if (subtopics[a] !== 0 && subtopics[a] === subtopics[b]) sum += classes.sameSubtopic;
    }
    return sum;
  };
}

/** Compares what issues say of their problems, and groups of issues by their pairs. */
export function createProblemComparer(
  columns: ProblemColumns,
  weights: Weights,
  settings: IssueSettings,
): PairComparer {
  const { pair } = createProblemPairs(columns, weights, settings);
  return {
    pair,
    groups: compareGroups(
      pair,
      () => 0,
      () => 0,
      columns.messages,
      { ...settings.classes, otherRegion: 0 },
    ),
  };
}
