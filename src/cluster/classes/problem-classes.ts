import { readAskNames } from '../../classify/semantics/load-kinds.ts';
import { agglomerate } from '../groups/agglomerate.ts';
import type { PairComparer } from '../groups/compare-groups.ts';
import { createGroups, spread } from '../groups/groups.ts';
import { listMessageNames } from '../names/message-names.ts';
import { pieceSlots } from '../names/name-pieces.ts';
import { partSlots } from '../names/stated-parts.ts';
import { mostFrequent } from '../naming/most-frequent.ts';
import { prepareSearch } from '../search/candidates.ts';
import { searchProblems } from '../search/search-blocks.ts';
import { searchEdges } from '../search/search-threads.ts';
import { noBackground } from '../semantics/word-shares.ts';
import type { IssueVectors } from '../semantics/word-vectors.ts';
import type { IssueSettings } from '../settings.ts';
import type { Issue } from '../state/lineage.ts';
import { formatLabels, type MessageLabelTexts, parseLabels } from '../store/message-labels.ts';
import { createStore, internTerm, type MessageStore, termKinds, titleFlag } from '../store/store.ts';
import { type Weights, weighTerms } from '../store/weights.ts';
import { isAside } from '../terms/asides.ts';
import { kindSlots, sumKindSlots } from '../terms/message-kinds.ts';
import { loadShippedLexicon } from '../themes/words/lexicon.ts';
import { createProblemComparer, type ProblemColumns, readProblemColumns } from './compare-problems.ts';
import { nameClasses } from './name-classes.ts';

/** The same problem in several places. */
export interface ProblemClass {
  readonly id: string;
  readonly title: string;
  readonly keywords: readonly string[];
  /** Positions in the list of issues, of those that count: two or more. */
  readonly issues: readonly number[];
  /** Positions of its issues that an editor dismissed: they belong to it and count nowhere. */
  readonly dismissed: readonly number[];
}

/**
 * Groups issues that state the same problem, whatever their places: issues are compared like messages, by the problem words
 * that their members share, most of all those of the titles, and by topic, subtopic and kind: who complains of a thing has
 * another problem than who asks for it. Names and regions are left out. A class has two issues or more that
 * no editor dismissed.
 * @param threads that look for what is alike where there are many issues, this one among them
 */
export async function findProblemClasses(
  issues: readonly Issue[],
  store: MessageStore,
  weights: Weights,
  vectors: IssueVectors,
  settings: IssueSettings,
  threads: number,
): Promise<ProblemClass[]> {
  const classSettings = settingsOfClasses(settings);
  const { problems, problemWeights, columns, comparer } = compareProblems(issues, store, weights, vectors, settings);
  const groups = createGroups(issues.length);
  const order = Int32Array.from({ length: issues.length }, (_, i) => i);
  const search = prepareSearch(0, order, order, problems, problemWeights, classSettings);
  const compared = { of: 'problems', columns, weights: problemWeights, settings } as const;
  const searched = { search, compared, floor: classSettings.edgeThreshold };
  const edges = await searchEdges(searched, searchProblems(comparer), threads);
  agglomerate(groups, edges, { ranks: order, comparer, settings: classSettings });
  const classes = [...groups.members.values()]
    .map((members) => members.sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!)
    .map((members) => {
      const isDismissed = (at: number): boolean => issues[at]!.edited?.dismissed ?? false;
      // Founded by dismissed issues too, so that dismissing one changes no other issue's class.
      const id = `C${issues[members[0]!]!.id.slice(1)}`;
      return { id, issues: members.filter((at) => !isDismissed(at)), dismissed: members.filter(isDismissed) };
    })
    .filter((found) => found.issues.length > 1);
  const names = nameClasses(
    classes.map((found) => found.issues),
    {
      problems,
      titlesOf: (at) => sampleOf(issues[at]!).map((i) => store.titles[i]!),
      namesOf: (at) => listMessageNames(sampleOf(issues[at]!), store),
      isGeneral: (word) => vectors.words.ids.has(word),
      askNames: readAskNames(),
      readLexicon: loadShippedLexicon,
    },
  );
  return classes.map((found, at) => ({ ...found, ...names[at]! }));
}

/** Issues as texts of their problems, and how likely two of them state one. */
export function compareProblems(
  issues: readonly Issue[],
  store: MessageStore,
  weights: Weights,
  vectors: IssueVectors,
  settings: IssueSettings,
): {
  readonly problems: MessageStore;
  readonly problemWeights: Weights;
  readonly columns: ProblemColumns;
  readonly comparer: PairComparer;
} {
  const problems = createStore();
  const statesProblem = createWordJudge(store, weights);
  for (const issue of issues) addProblem(problems, issue, store, statesProblem);
  const classSettings = settingsOfClasses(settings);
  const problemWeights = weighTerms(problems, classSettings, vectors, noBackground);
  const columns = readProblemColumns(problems);
  return { problems, problemWeights, columns, comparer: createProblemComparer(columns, problemWeights, settings) };
}

/** Messages that stand for an issue's. */
function sampleOf({ members }: Issue): readonly number[] {
  return spread(members, 20);
}

/** The settings with those in their place that differ where issues are compared. */
function settingsOfClasses(settings: IssueSettings): IssueSettings {
  const { threshold, edgeThreshold, candidates, exemplars } = settings.classes;
  return { ...settings, threshold, edgeThreshold, candidates, exemplars };
}

/** The kind that most have, and the topic and subtopic that most have together. */
function commonLabels(labels: readonly MessageLabelTexts[]): MessageLabelTexts {
  const filed = mostFrequent(labels.map((own) => formatLabels({ ...own, kind: '' })));
  return { ...parseLabels(filed ?? ''), kind: mostFrequent(labels.map(({ kind }) => kind)) ?? '' };
}

/**
 * Tells by their terms which words may state a problem: neither names nor words that mostly stand inside them, neither asides nor
 * codes and numbers, which only tell the place. Many issues have the same words: each is judged once.
 */
function createWordJudge({ vocabulary }: MessageStore, { placeShare }: Weights): (term: number) => boolean {
  const { texts, kinds } = vocabulary;
  const judge = (term: number): boolean => {
    if (kinds.data[term] !== termKinds.word || placeShare[term]! > 0.25) return false;
    return !isAside(texts[term]!) && !/[\da-z]/u.test(texts[term]!);
  };
  /** By term: 0 where it was not judged yet, 1 where it may state a problem, 2 where it does not. */
  const judged = new Uint8Array(texts.length);
  return (term) => {
    if (judged[term] === 0) judged[term] = judge(term) ? 1 : 2;
    return judged[term] === 1;
  };
}

/** An issue as a text of its problem: words that a third of its titles have, and words that half of its members have. */
function addProblem(
  problems: MessageStore,
  issue: Issue,
  store: MessageStore,
  statesProblem: (term: number) => boolean,
): void {
  const sample = sampleOf(issue);
  const counts = new Map<number, { members: number; titles: number }>();
  const [starts, terms, usesOf] = [store.starts.data, store.terms.data, store.uses.data];
  const messages = store.vocabulary.counts.data;
  for (const i of sample) {
    for (let at = starts[i]!, end = starts[i + 1]!; at < end; at += 1) {
      const term = terms[at]!;
      // Words seen here only tell the place, not the problem, either.
      if (!statesProblem(term) || messages[term]! <= sample.length) continue;
      const count = counts.get(term) ?? { members: 0, titles: 0 };
      counts.set(term, count);
      count.members += 1;
      if (usesOf[at]! & titleFlag) count.titles += 1;
    }
  }
  const uses: (readonly [id: number, use: number])[] = [];
  for (const [term, { members, titles }] of counts) {
    const inTitle = titles * 3 >= sample.length;
    if (!inTitle && members * 2 < sample.length) continue;
    uses.push([
      internTerm(problems.vocabulary, termKinds.word, store.vocabulary.texts[term]!),
      inTitle ? titleFlag | 1 : 1,
    ]);
  }
  uses.sort((a, b) => a[0] - b[0]);
  for (const [id, use] of uses) {
    problems.terms.push(id);
    problems.uses.push(use);
    problems.vocabulary.counts.data[id]! += 1;
  }
  const slots = new Uint32Array(kindSlots);
  sumKindSlots(store.askKinds.data, sample, slots);
  problems.askKinds.append(slots);
  problems.pieces.append(new Uint32Array(pieceSlots));
  problems.parts.append(new Uint32Array(partSlots));
  problems.keys.push(issue.id);
  problems.times.push('2000-01-01 00:00:00');
  problems.titles.push('');
  problems.labels.push(commonLabels(sample.map((i) => store.labels[i]!)));
  problems.ownTitles.push(1);
  problems.authors.push(null);
  problems.regions.push(null);
  problems.starts.push(problems.terms.length);
}
