import { addDays } from '../../../aggregate/figures/day-spans.ts';
import { printedPlace } from '../../../aggregate/labels/issue-place.ts';
import type { HotIssue, IssueDetail, IssueMember, IssueRow, Page, ProblemClass, Spark } from '../../api-types.ts';
import type { IssueChanges } from '../../edits/pending/pending-edits.ts';
import type { Filters } from '../../filters.ts';
import { findRows, listedRows } from '../../mart/find-rows.ts';
import type { Mart } from '../../mart/mart.ts';
import { readInfo } from '../../mart/read-meta.ts';
import type { KnownWords } from '../../search/known-words.ts';
import { briefColumns, messageBriefColumns } from '../messages/briefs.ts';
import { type IssueSelection, issueOrders, selectClasses, selectIssues } from './select-issues.ts';
import { keepWhole } from './whole-words.ts';

/** Columns of `IssueRow`. */
function columnsOf(mart: Mart): string {
  // Marts of before the column do not know which inputs would tell of a reply.
  const unanswered = mart.columns('issues').has('unanswered') ? 'unanswered' : 'messages - replied AS unanswered';
  return `issue_id, title, place, region, problem, keywords, class_id, topic, kind, status, messages, authors, copies,
  near_copies, copied_text, repeated_author, first_day, last_day, span_days, recent_authors, earlier_authors, critical,
  urgent, replied, ${unanswered}, heat, heat_people, heat_support, heat_persistence, heat_urgency, rank, previous_rank, previous_heat, moved_by,
  pinned, dismissed, edited`;
}

/** One page of the issues that `selectIssues` takes. */
export async function listIssues(
  mart: Mart,
  filters: Filters,
  selection: IssueSelection,
  page: number,
  size: number,
): Promise<Page<IssueRow>> {
  const order = issueOrders[selection.sort ?? 'heat'];
  const found = await findRows(mart, 'issues', selectIssues(filters, selection), order, page, size);
  const rows = await mart.rows<IssueRow>(
    `SELECT ${columnsOf(mart)} FROM issues WHERE ${listedRows} ORDER BY ${order}`,
    [found.parameter],
  );
  return { rows, total: found.total, page, size };
}

const sparkStep = 7;
const sparkSteps = 26;

/** Adds each issue's weekly counts over the half year before the data's last day. */
export async function addSparks(mart: Mart, issues: readonly IssueRow[]): Promise<HotIssue[]> {
  const { last_day: lastDay } = await readInfo(mart);
  if (lastDay === null || issues.length === 0) return issues.map((issue) => ({ ...issue, spark: emptySpark }));
  const from = addDays(lastDay, 1 - sparkStep * sparkSteps);
  const slots = issues.map((_, index) => `$${index + 3}`).join(', ');
  const rows = await mart.rows<{ issue_id: string; step: number; n: number }>(
    `SELECT issue_id, (date_diff('day', $1::DATE, day) // ${sparkStep})::INTEGER AS step, sum(messages)::INTEGER AS n
     FROM issue_daily WHERE day BETWEEN $1::DATE AND $2::DATE AND issue_id IN (${slots}) GROUP BY ALL`,
    [from, lastDay, ...issues.map(({ issue_id }) => issue_id)],
  );
  return issues.map((issue) => {
    const counts = Array.from({ length: sparkSteps }, () => 0);
    for (const row of rows) if (row.issue_id === issue.issue_id) counts[row.step] = row.n;
    return { ...issue, spark: { from, step_days: sparkStep, counts } };
  });
}

const emptySpark: Spark = { from: '', step_days: sparkStep, counts: [] };

/**
 * One issue with its course, places, lineage and kin; null where there is none.
 * @param listed ids of issues that the page has already, which are no kin then
 */
export async function readIssue(
  mart: Mart,
  issueId: string,
  listed: readonly string[] = [],
): Promise<Omit<IssueDetail, 'actions' | 'possible' | 'waiting'> | null> {
  const [issue] = await mart.rows<IssueDetail['issue']>(
    `SELECT ${columnsOf(mart)}, regions, ${printedPlace} AS printed_place, likes, dislikes, active_days, active_weeks, cohesion
     FROM issues WHERE issue_id = $1`,
    [issueId],
  );
  if (issue === undefined) return null;
  const [returned, days, places, representatives, lineage, similar, problemClass] = await Promise.all([
    readReturned(mart, issueId),
    mart.rows<IssueDetail['days'][number]>(
      'SELECT day, messages, authors FROM issue_daily WHERE issue_id = $1 ORDER BY day',
      [issueId],
    ),
    mart.rows<IssueDetail['places'][number]>(
      `SELECT place.name AS name, any_value(place.type) AS type, count(DISTINCT message_key)::INTEGER AS messages
       FROM (SELECT message_key, unnest(places) AS place FROM messages WHERE issue_id = $1 AND duplicate_of IS NULL)
       GROUP BY place.name ORDER BY messages DESC, name LIMIT 12`,
      [issueId],
    ),
    readRepresentatives(mart, issueId),
    mart.rows<IssueDetail['lineage'][number]>(
      `WITH events AS (
         SELECT event, other_issue_id, "at", cause FROM issue_lineage WHERE issue_id = $1
         UNION ALL
         SELECT if(event = 'split_from', 'split_off', 'absorbed'), issue_id, "at", cause FROM issue_lineage
         WHERE other_issue_id = $1 AND event IN ('merged_into', 'split_from')
       )
       SELECT l.event, l.other_issue_id, i.title AS other_title, l."at", l.cause
       FROM events l LEFT JOIN issues i ON i.issue_id = l.other_issue_id
       ORDER BY l."at", l.event <> 'born', l.event, l.other_issue_id LIMIT 100`,
      [issueId],
    ),
    readSimilar(mart, issue, listed),
    issue.class_id === null ? Promise.resolve(null) : readClass(mart, issue.class_id, firstPlaces),
  ]);
  return { issue, returned, days, places, representatives, lineage, similar, problem_class: problemClass };
}

async function readReturned(mart: Mart, issueId: string): Promise<IssueDetail['returned']> {
  if (!mart.has('issue_returns')) return null;
  const [row] = await mart.rows<NonNullable<IssueDetail['returned']>>(
    `SELECT settled_at::DATE AS settled_day, returned AS messages, first_returned AS first_day
     FROM issue_returns WHERE issue_id = $1 AND returned > 0`,
    [issueId],
  );
  return row ?? null;
}

/**
 * The most typical, the first and the newest message, each once. Marts of before the keys name them by id alone, which is
 * one message in an issue, mostly.
 */
function readRepresentatives(mart: Mart, issueId: string): Promise<IssueDetail['representatives']> {
  const [id, ending] = mart.columns('issues').has('medoid_key') ? ['message_key', 'key'] : ['message_id', 'message'];
  return mart.rows<IssueDetail['representatives'][number]>(
    `WITH named AS (
       SELECT unnest([medoid_${ending}, earliest_${ending}, newest_${ending}]) AS ${id},
         unnest(['typical', 'earliest', 'newest']) AS role, unnest([1, 2, 3]) AS place
       FROM issues WHERE issue_id = $1
     ),
     roles AS (SELECT ${id}, string_agg(role, ' ' ORDER BY place) AS role, min(place) AS place FROM named GROUP BY ${id})
     SELECT ${briefColumns(mart)}, role
     FROM (SELECT * FROM messages WHERE issue_id = $1) JOIN roles USING (${id})
     QUALIFY row_number() OVER (PARTITION BY place ORDER BY created_at, source) = 1
     ORDER BY place`,
    [issueId],
  );
}

/**
 * Issues at the same place, and those of the same class elsewhere: what an editor may want to merge or compare.
 * @param except ids of issues to leave out
 */
async function readSimilar(mart: Mart, issue: IssueRow, except: readonly string[]): Promise<IssueDetail['similar']> {
  const others = except.map((_, index) => `AND issue_id <> $${index + 4}`).join(' ');
  return mart.rows<IssueDetail['similar'][number]>(
    `SELECT ${columnsOf(mart)}, if(place IS NOT NULL AND place = $2, 'place', 'class') AS because
     FROM issues
     WHERE issue_id <> $1 AND ((place IS NOT NULL AND place = $2) OR (class_id IS NOT NULL AND class_id = $3)) ${others}
     ORDER BY because = 'class', len(list_intersect(keywords, (SELECT keywords FROM issues WHERE issue_id = $1))) DESC, authors DESC, issue_id
     LIMIT 12`,
    [issue.issue_id, issue.place, issue.class_id, ...except],
  );
}

/** Messages of an issue with the whole words that say why each belongs, newest first. */
export async function listMembers(
  mart: Mart,
  issueId: string,
  page: number,
  size: number,
  open: () => Promise<KnownWords>,
): Promise<Page<IssueMember>> {
  const [[count], rows] = await Promise.all([
    mart.rows<{ n: number }>('SELECT count(*) AS n FROM issue_messages WHERE issue_id = $1', [issueId]),
    mart.rows<IssueMember & { readonly body: string; readonly names: readonly string[] | null }>(
      `WITH members AS (
         SELECT source, message_id, similarity, why, near_copy_of, is_copy FROM issue_messages
         WHERE issue_id = $1 ORDER BY created_at DESC, message_id, source LIMIT $2 OFFSET $3
       )
       SELECT ${messageBriefColumns(mart)}, similarity, why, near_copy_of, is_copy, body, [p.name FOR p IN places] AS names
       FROM (SELECT * FROM messages WHERE issue_id = $1) JOIN members USING (source, message_id)
       ORDER BY created_at DESC, message_id, source`,
      [issueId, size, (page - 1) * size],
    ),
  ]);
  const known = await open();
  const shown = rows.map(({ body, names, why, ...row }) => ({
    ...row,
    why: why === null ? null : keepWhole(known, why, { texts: [row.title, body], names: names ?? [] }),
  }));
  return { rows: shown, total: count?.n ?? 0, page, size };
}

/** Places of a class where it is not the subject: one of a whole province has them by the thousand. */
const mostPlaces = 60;

/** Columns of `ProblemClass`. @param places which places */
function classColumns(places: string): string {
  return `class_id, title, keywords, issues, messages, authors, ${places} AS places, coalesce(len(places), 0)::INTEGER AS place_count,
  first_day, last_day`;
}

const allPlaces = classColumns('places');
const firstPlaces = classColumns(`places[1:${mostPlaces}]`);

/** A class, with all its places where nothing else is said. */
export async function readClass(mart: Mart, classId: string, columns = allPlaces): Promise<ProblemClass | null> {
  const [row] = await mart.rows<ProblemClass>(`SELECT ${columns} FROM problem_classes WHERE class_id = $1`, [classId]);
  return row ?? null;
}

/** Order of the list of classes. */
export const classOrder = 'issues DESC, messages DESC, class_id';

/** Problem classes with the first of their places, those with most issues first. */
export async function listClasses(
  mart: Mart,
  filters: Filters,
  q: string | undefined,
  changes: IssueChanges,
  page: number,
  size: number,
): Promise<Page<ProblemClass>> {
  const where = selectClasses(filters, q, changes);
  const found = await findRows(mart, 'problem_classes', where, classOrder, page, size);
  const rows = await mart.rows<ProblemClass>(
    `SELECT ${firstPlaces} FROM problem_classes WHERE ${listedRows} ORDER BY ${classOrder}`,
    [found.parameter],
  );
  return { rows, total: found.total, page, size };
}
