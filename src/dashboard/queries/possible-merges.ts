import type { PossibleMergeRow } from '../../cluster/contract.ts';
import { allKeysOfEdit } from '../../cluster/edits/edit-keys.ts';
import type { Availability, PossibleList, PossibleMerge, PossibleSide } from '../api-types.ts';
import type { PendingEdits } from '../edits/pending-edits.ts';
import type { IssueLike } from '../edits/table-marks.ts';
import { type Filters, isFiltered, type Statement, type Where, WhereBuilder } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import { messageFilterColumns } from './messages.ts';
import { selectIssues } from './select-issues.ts';

const missing: Availability = { available: false, reason: '本库没有待核对的问题：请用新版 qingyu 重新运行' };

/** Likeliest first, as the table is. */
export const possibleOrder = 'log_odds DESC, left_key, right_key';

/** Most pairs that the page of one side has. */
const mostOfSide = 5;

type PairKeys = Pick<PossibleMergeRow, 'left_key' | 'right_key'>;

const pairColumns = 'left_issue_id, left_key, right_issue_id, right_key, log_odds, why';

/** One page of pairs that may be one issue, those left out that edits have decided since. */
export async function listPossible(
  mart: Mart,
  filters: Filters,
  pending: PendingEdits,
  page: number,
  size: number,
): Promise<PossibleList> {
  if (!mart.has('possible_merges')) return { ...missing, rows: [], total: 0, page, size };
  const { sql, parameters } = selectPossible(filters, await readSettled(mart, pending));
  const [[count], rows] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM possible_merges ${sql}`, parameters),
    mart.rows<PossibleMergeRow>(
      `SELECT ${pairColumns} FROM possible_merges ${sql} ORDER BY ${possibleOrder}
       LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`,
      [...parameters, size, (page - 1) * size],
    ),
  ]);
  const described = await describePairs(mart, pending, rows);
  return { available: true, reason: null, rows: described, total: count?.n ?? 0, page, size };
}

/** An issue, or a message that stands alone. */
type SideRef = { readonly issue: string } | { readonly source: string; readonly message_id: string };

/** The likeliest pairs of one side, which is the left of each; none where edits made it part of another since. */
export async function readPossibleOf(mart: Mart, pending: PendingEdits, side: SideRef): Promise<PossibleMerge[]> {
  if (!mart.has('possible_merges')) return [];
  const isIssue = 'issue' in side;
  const [is, ref] = isIssue
    ? [(at: string) => `${at}_issue_id = ?`, [side.issue]]
    : [
        (at: string) => `${at}_issue_id IS NULL AND ${at}_source = ? AND ${at}_message_id = ?`,
        [side.source, side.message_id],
      ];
  const where = new WhereBuilder().add(`(${is('left')}) OR (${is('right')})`, ...ref, ...ref);
  const { sql, parameters } = addUnsettled(where, await readSettled(mart, pending)).build();
  const rows = await mart.rows<PossibleMergeRow>(
    `SELECT ${pairColumns} FROM possible_merges ${sql} ORDER BY ${possibleOrder} LIMIT ${mostOfSide}`,
    parameters,
  );
  const isSide = (found: PossibleSide): boolean =>
    isIssue
      ? found.issue_id === side.issue
      : found.issue_id === null && found.source === side.source && found.message_id === side.message_id;
  const described = await describePairs(mart, pending, rows);
  return described.flatMap((pair) => {
    if (isSide(pair.left)) return pair;
    return isSide(pair.right) ? { ...pair, left: pair.right, right: pair.left } : [];
  });
}

/**
 * Which rows of `possible_merges` a view means: with filters, those of which one side at least fits them all, an issue as the
 * list of issues has it, a message that stands alone by itself.
 */
export function selectPossible(filters: Filters, settled: readonly PairKeys[] = []): Where {
  const where = new WhereBuilder();
  if (isFiltered(filters)) {
    const issues = selectIssues(filters, {});
    const alone = new WhereBuilder()
      .add(
        `message_key IN (SELECT left_key FROM possible_merges WHERE left_issue_id IS NULL
           UNION ALL SELECT right_key FROM possible_merges WHERE right_issue_id IS NULL)`,
      )
      .addFilters(filters, messageFilterColumns)
      .build();
    // Both sides at once: which messages fit is looked up one time.
    where.add(
      `rowid IN (
         SELECT pair FROM (SELECT rowid AS pair, unnest([${sideOf('left')}, ${sideOf('right')}]) AS side FROM possible_merges)
         WHERE side IN (SELECT issue_id FROM issues ${unnumber(issues)} UNION ALL SELECT message_key FROM messages ${unnumber(alone)})
       )`,
      ...issues.parameters,
      ...alone.parameters,
    );
  }
  return addUnsettled(where, settled).build();
}

/** The same rows with what each side is called. */
export function selectTitledPossible(filters: Filters): Statement {
  const { sql, parameters } = selectPossible(filters);
  const title = (side: string) => `coalesce(
    (SELECT i.title FROM issues i WHERE i.issue_id = p.${side}_issue_id),
    (SELECT m.title FROM messages m WHERE m.message_key = p.${side}_key)) AS ${side}_title`;
  return {
    sql: `SELECT p.*, ${title('left')}, ${title('right')} FROM (SELECT * FROM possible_merges ${sql}) p`,
    parameters,
  };
}

/** What stands on a side, by one name: ids of issues and keys of messages are never alike. */
function sideOf(side: 'left' | 'right'): string {
  return `coalesce(${side}_issue_id, ${side}_key)`;
}

function unnumber({ sql }: Where): string {
  return sql.replaceAll(/\$\d+/g, '?');
}

function addUnsettled(where: WhereBuilder, settled: readonly PairKeys[]): WhereBuilder {
  for (const { left_key: left, right_key: right } of settled) {
    where.add('NOT (left_key = ? AND right_key = ?)', left, right);
  }
  return where;
}

const settledPairs = new WeakMap<PendingEdits, Promise<readonly PairKeys[]>>();

/**
 * Pairs that edits have decided which the tables do not know, and those that became the same as a likelier one, since sides
 * of theirs were merged. Read once for these edits.
 */
function readSettled(mart: Mart, pending: PendingEdits): Promise<readonly PairKeys[]> {
  const known = settledPairs.get(pending);
  if (known !== undefined) return known;
  const reading = findSettled(mart, pending);
  settledPairs.set(pending, reading);
  reading.catch(() => settledPairs.delete(pending));
  return reading;
}

async function findSettled(mart: Mart, pending: PendingEdits): Promise<readonly PairKeys[]> {
  const keys = [...new Set(pending.edits.flatMap(allKeysOfEdit))];
  if (keys.length === 0) return [];
  const touched = `(SELECT coalesce(issue_id, message_key) FROM messages WHERE message_key IN (${slots(keys)}))`;
  const rows = await mart.rows<PossibleMergeRow>(
    `SELECT ${pairColumns} FROM possible_merges WHERE ${sideOf('left')} IN ${touched} OR ${sideOf('right')} IN ${touched}
     ORDER BY ${possibleOrder}`,
    keys,
  );
  const left = new Set<string>();
  return rows.filter((row) => {
    const [a, b] = sidesOf(row);
    if (pending.isDecided(a, b)) return true;
    const pair = JSON.stringify([a, b].map((side) => issueNow(pending, side) ?? side.key).sort());
    if (left.has(pair)) return true;
    left.add(pair);
    return false;
  });
}

interface Side {
  readonly key: string;
  readonly issueId: string | null;
}

function sidesOf(row: PossibleMergeRow): readonly [Side, Side] {
  return [
    { key: row.left_key, issueId: row.left_issue_id },
    { key: row.right_key, issueId: row.right_issue_id },
  ];
}

/** The issue that a side is, with edits that the tables do not know; null for a message that stands alone. */
function issueNow(pending: PendingEdits, { key, issueId }: Side): string | null {
  return pending.issueOf(key) ?? issueId;
}

type SideIssue = IssueLike &
  Pick<PossibleSide, 'place' | 'region' | 'messages' | 'authors' | 'first_day' | 'last_day'> & {
    readonly issue_id: string;
  };
type SideMessage = Pick<PossibleSide, 'source' | 'message_id' | 'title' | 'place' | 'region' | 'body'> & {
  readonly message_key: string;
  readonly day: string;
};

async function describePairs(
  mart: Mart,
  pending: PendingEdits,
  rows: readonly PossibleMergeRow[],
): Promise<PossibleMerge[]> {
  const sides = rows.flatMap(sidesOf);
  const [issues, messages] = await Promise.all([
    readIssues(mart, [...new Set(sides.flatMap((side) => issueNow(pending, side) ?? []))]),
    readMessages(mart, [...new Set(sides.map(({ key }) => key))]),
  ]);
  const describe = (side: Side): PossibleSide => {
    const message = messages.get(side.key) as SideMessage;
    const id = issueNow(pending, side);
    const issue = id === null ? undefined : issues.get(id);
    const nearest = { source: message.source, message_id: message.message_id };
    const texts = { message_title: message.title, body: message.body };
    if (issue !== undefined) {
      const { pinned: _pinned, dismissed: _dismissed, pending_merge: _into, ...now } = pending.applyToIssue(issue);
      return { ...now, ...nearest, ...texts };
    }
    const { title, place, region, day } = message;
    const own = { ...nearest, title, place, region, first_day: day, last_day: day, ...texts };
    const said = pending.applyToMessage(nearest).pending_edits;
    const notes = said === undefined ? {} : { pending: said };
    if (id === null) return { issue_id: null, ...own, messages: 1, authors: 1, ...notes };
    const members = pending.issueNow(id)?.members.length ?? 1;
    return { issue_id: id, ...own, messages: members, authors: null, ...notes, is_unlisted: true };
  };
  return rows.map((row) => {
    const [left, right] = sidesOf(row);
    return { left: describe(left), right: describe(right), log_odds: row.log_odds, why: row.why };
  });
}

async function readIssues(mart: Mart, ids: readonly string[]): Promise<ReadonlyMap<string, SideIssue>> {
  if (ids.length === 0) return new Map();
  const rows = await mart.rows<SideIssue>(
    `SELECT issue_id, title, place, region, messages, authors, first_day, last_day, pinned, dismissed
     FROM issues WHERE issue_id IN (${slots(ids)})`,
    ids,
  );
  return new Map(rows.map((row) => [row.issue_id, row]));
}

async function readMessages(mart: Mart, keys: readonly string[]): Promise<ReadonlyMap<string, SideMessage>> {
  if (keys.length === 0) return new Map();
  const rows = await mart.rows<SideMessage>(
    `SELECT message_key, source, message_id, title, region, created_at::DATE AS day, substring(body, 1, 400) AS body,
       [p.name FOR p IN places IF p.type <> 'region'][1] AS place
     FROM messages WHERE message_key IN (${slots(keys)})`,
    keys,
  );
  return new Map(rows.map((row) => [row.message_key, row]));
}

function slots(values: readonly unknown[]): string {
  return values.map((_, index) => `$${index + 1}`).join(', ');
}
