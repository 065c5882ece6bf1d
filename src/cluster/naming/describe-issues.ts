import type { LocalTime } from '../../core/message.ts';
import type { ProblemClass } from '../classes/problem-classes.ts';
import type { EditReportRow, IssueMessageRow, IssueRow, LineageRow, MeasureRow, ProblemClassRow } from '../contract.ts';
import type { Measure } from '../edits/apply-edits.ts';
import { spread } from '../groups/groups.ts';
import { type Comparer, toSimilarity } from '../pairs/compare.ts';
import type { WordVectors } from '../semantics/word-vectors.ts';
import type { IssueSettings } from '../settings.ts';
import { dateBirths, findDormancy, type Issue } from '../state/lineage.ts';
import type { MessageStore } from '../store/store.ts';
import type { Weights } from '../store/weights.ts';
import { countShared, listSharedTerms } from '../terms/shared-terms.ts';
import { createNamer, type NameRecord } from './carried-names.ts';
import { nameIssue } from './name-issues.ts';
import { prepareNaming } from './naming-basis.ts';

export interface IssueTables {
  readonly issues: readonly IssueRow[];
  readonly issue_lineage: readonly LineageRow[];
  readonly problem_classes: readonly ProblemClassRow[];
  readonly edit_reports: readonly EditReportRow[];
  readonly measures: readonly MeasureRow[];
}

export interface DescribeInput {
  readonly issues: readonly Issue[];
  readonly lineage: readonly LineageRow[];
  readonly store: MessageStore;
  readonly weights: Weights;
  readonly comparer: Comparer;
  readonly settings: IssueSettings;
  readonly dormantDays: number;
  readonly newest: LocalTime;
  readonly classes: readonly ProblemClass[];
  readonly reports: readonly EditReportRow[];
  readonly measures: readonly Measure[];
  /** Which kinds of problems words tell. */
  readonly problemWords: WordVectors;
  /** Whether a word is general Chinese, which alone names nothing. */
  readonly isGeneral: (word: string) => boolean;
  /** Names of places that the deployment lists. */
  readonly ownNames: readonly string[];
  /** Names of the run before; null where there was none. */
  readonly earlierNames: NameRecord | null;
  /** Takes the rows of `issue_messages`, an issue at a time: there are as many as messages. */
  readonly writeMembers: (rows: readonly IssueMessageRow[]) => Promise<void>;
}

/** What issues are called and what all tables say of them. */
export interface Descriptions {
  readonly tables: IssueTables;
  /** For the next run; null where it needs none. */
  readonly names: NameRecord | null;
}

/** The rows of all tables: names, representatives, similarities and reasons. */
export async function describeIssues(input: DescribeInput): Promise<Descriptions> {
  const { issues, store, weights, comparer, settings, newest } = input;
  const naming = prepareNaming(issues, { ...input, logOdds: comparer.pair });
  const namer = createNamer(input.earlierNames, store, input, (issue) => nameIssue(issue, naming));
  const rows: IssueRow[] = [];
  const lineage: LineageRow[] = dateBirths(input.lineage, issues, store.times);
  const classOf = new Map<number, string>();
  for (const { id, issues: members } of input.classes) for (const at of members) classOf.set(at, id);
  for (const [at, issue] of issues.entries()) {
    const name = namer.name(issue);
    const members = describeMembers(issue, store, weights, comparer, settings);
    await input.writeMembers(members);
    const times = issue.members.map((i) => store.times[i]!);
    lineage.push(...findDormancy(issue.id, times, newest, input.dormantDays));
    const medoid = members.reduce((best, row) => (row.similarity > best.similarity ? row : best));
    const copies = members.filter((row) => row.copy_of_key !== null).length;
    const authors = countAuthors(issue.members.map((i) => store.authors[i]!));
    rows.push({
      issue_id: issue.id,
      title: issue.edited?.title ?? name.title,
      place: name.place,
      region: name.region,
      problem: name.problem,
      keywords: name.keywords,
      class_id: classOf.get(at) ?? null,
      founding_key: store.keys[issue.founder]!,
      medoid_key: medoid.message_key,
      earliest_key: store.keys[issue.members[0]!]!,
      newest_key: store.keys[issue.members.at(-1)!]!,
      first_at: times[0]!,
      last_at: times.at(-1)!,
      messages: members.length,
      authors: authors.distinct,
      copies,
      // Reports have these two rules as of the end of their period: src/aggregate/reports/collect/collect-issues.ts.
      copied_text: copies * 2 >= members.length,
      repeated_author: members.length >= 3 && authors.most * 2 >= members.length,
      cohesion: round(members.reduce((sum, row) => sum + row.similarity, 0) / members.length),
      pinned: issue.edited?.pinned ?? false,
      dismissed: issue.edited?.dismissed ?? false,
      edited: issue.edited !== undefined,
    });
  }
  const measured = describeMeasures(input);
  const tables = {
    issues: rows,
    issue_lineage: lineage,
    problem_classes: input.classes.map((problemClass) => describeClass(problemClass, issues, rows, store)),
    edit_reports: [...input.reports, ...measured.reports],
    measures: measured.rows,
  };
  return { tables, names: namer.record() };
}

function describeClass(
  problemClass: ProblemClass,
  issues: readonly Issue[],
  rows: readonly IssueRow[],
  store: MessageStore,
): ProblemClassRow {
  const members = problemClass.issues.map((at) => rows[at]!);
  const authors = countAuthors(problemClass.issues.flatMap((at) => issues[at]!.members.map((i) => store.authors[i]!)));
  const places = new Set(members.map(({ place, region }) => place ?? region).filter((place) => place !== null));
  return {
    class_id: problemClass.id,
    title: problemClass.title,
    keywords: problemClass.keywords,
    issues: members.length,
    messages: members.reduce((sum, row) => sum + row.messages, 0),
    authors: authors.distinct,
    places: [...places].sort(),
    first_at: members.map((row) => row.first_at).sort()[0]!,
    last_at: members
      .map((row) => row.last_at)
      .sort()
      .at(-1)!,
  };
}

/** Measures by issue or class. One for a class that is no more counts nowhere: no single issue may stand for a class. */
function describeMeasures({ measures, classes, issues }: DescribeInput): {
  readonly rows: readonly MeasureRow[];
  readonly reports: readonly EditReportRow[];
} {
  const classOf = new Map<string, string>();
  for (const { id, issues: counted, dismissed } of classes) {
    for (const at of [...counted, ...dismissed]) classOf.set(issues[at]!.id, id);
  }
  const rows: MeasureRow[] = [];
  const reports: EditReportRow[] = [];
  for (const { id, scope, issueId, date: day, title } of measures) {
    const classId = scope === 'class' ? classOf.get(issueId) : undefined;
    if (scope === 'issue') rows.push({ action_id: id, day, title, issue_id: issueId, class_id: null });
    else if (classId !== undefined) rows.push({ action_id: id, day, title, issue_id: null, class_id: classId });
    else {
      const reason = '措施所针对的问题类别已不存在';
      reports.push({ edit_id: id, action: 'measure', code: 'dangling', reason, message_key: null });
    }
  }
  return { rows, reports };
}

/** Members to which each member is compared. */
const describedBy = 6;

function describeMembers(
  issue: Issue,
  store: MessageStore,
  weights: Weights,
  comparer: Comparer,
  settings: IssueSettings,
): IssueMessageRow[] {
  const sample = spread(issue.members, describedBy);
  const counts = countShared(sample, store);
  return issue.members.map((i) => {
    let sum = 0;
    let compared = 0;
    let copyOf: number | null = null;
    for (const j of sample) {
      if (j === i) continue;
      const logOdds = comparer.pair(i, j);
      sum += toSimilarity(logOdds);
      compared += 1;
      const earlier =
        store.times[j]! < store.times[i]! || (store.times[j] === store.times[i] && store.keys[j]! < store.keys[i]!);
      if (copyOf === null && earlier && logOdds > 0 && comparer.cosine(i, j) >= settings.copyThreshold) copyOf = j;
    }
    return {
      issue_id: issue.id,
      message_key: store.keys[i]!,
      similarity: round(compared === 0 ? 1 : sum / compared),
      why: listSharedTerms(i, counts, store, weights),
      copy_of_key: copyOf === null ? null : store.keys[copyOf]!,
    };
  });
}

/** Distinct known authors, plus one for every message without. */
function countAuthors(authors: readonly (string | null)[]): { distinct: number; most: number } {
  const counts = new Map<string, number>();
  let unknown = 0;
  for (const author of authors) {
    if (author === null) unknown += 1;
    else counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return { distinct: counts.size + unknown, most };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
