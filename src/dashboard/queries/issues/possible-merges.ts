import type { PossibleMergeRow } from '../../../cluster/contract.ts';
import { allKeysOfEdit } from '../../../cluster/edits/edit-keys.ts';
import type { Parameter } from '../../../core/duckdb.ts';
import type { MessageRef } from '../../../core/message.ts';
import type { Availability, PossibleDecision, PossibleList, PossibleMerge, PossibleSide } from '../../api-types.ts';
import type { IssueChanges, PendingEdits } from '../../edits/pending/pending-edits.ts';
import type { Side } from '../../edits/pending/pending-sides.ts';
import type { IssueLike } from '../../edits/pending/table-marks.ts';
import { type Filters, isFiltered, isId, type Statement, type Where, WhereBuilder } from '../../filters.ts';
import { findRows, listedRows } from '../../mart/find-rows.ts';
import type { Mart } from '../../mart/mart.ts';
import { byRowNumber, messageFilterColumns } from '../messages/briefs.ts';
import { selectIssues } from './select-issues.ts';

const missing: Availability = { available: false, reason: '本库没有待核对的问题：请用新版 qingyu 重新运行' };

/** Likeliest first, as the table is. */
export const possibleOrder = 'log_odds DESC, left_key, right_key';

/** Most pairs that the page of one side has. */
const mostOfSide = 5;

export type PairKeys = Pick<PossibleMergeRow, 'left_key' | 'right_key'>;

const pairColumns = 'left_issue_id, left_key, right_issue_id, right_key, log_odds, why';

/** One page of pairs that may be one issue, those left out that edits have decided since. */
export async function listPossible(
  mart: Mart,
  filters: Filters,
  q: string | undefined,
  pending: PendingEdits,
  page: number,
  size: number,
): Promise<PossibleList> {
  if (!mart.has('possible_merges')) return { ...missing, rows: [], total: 0, page, size };
  const where = selectPossible(filters, q, pending.issueChanges, await readSettled(mart, pending));
  const found = await findRows(mart, 'possible_merges', where, possibleOrder, page, size);
  const rows = await mart.rows<PossibleMergeRow>(
    `SELECT ${pairColumns} FROM possible_merges WHERE ${listedRows} ORDER BY ${possibleOrder}`,
    [found.parameter],
  );
  const described = await describePairs(mart, pending, rows);
  return { available: true, reason: null, rows: described, total: found.total, page, size };
}

/** An issue, or a message that stands alone. */
type SideRef = { readonly issue: string } | { readonly source: string; readonly message_id: string };

/** The likeliest pairs of one side, which is the left of each; none where edits made it part of another since. */
export async function readPossibleOf(mart: Mart, pending: PendingEdits, side: SideRef): Promise<PossibleMerge[]> {
  if (!mart.has('possible_merges')) return [];
  const isIssue = 'issue' in side;
  // By messages, too, which edits brought to the issue, or out of one, since.
  const brought = isIssue ? (pending.issueNow(side.issue)?.members ?? []) : [];
  const [is, ref] = isIssue
    ? [
        (at: string) => `${at}_issue_id = ? OR ${at}_key IN (SELECT unnest(from_json(?, '["VARCHAR"]')))`,
        [side.issue, JSON.stringify(brought)],
      ]
    : [(at: string) => `${at}_source = ? AND ${at}_message_id = ?`, [side.source, side.message_id]];
  const where = new WhereBuilder().add(`(${is('left')}) OR (${is('right')})`, ...ref, ...ref);
  const { sql, parameters } = addUnsettled(where, await readSettled(mart, pending)).build();
  const rows = await mart.rows<PossibleMergeRow>(
    `SELECT ${pairColumns} FROM possible_merges ${sql} ORDER BY ${possibleOrder} LIMIT ${10 * mostOfSide}`,
    parameters,
  );
  const isSide = (found: PossibleSide): boolean =>
    isIssue
      ? found.issue_id === side.issue
      : found.issue_id === null && found.source === side.source && found.message_id === side.message_id;
  // Texts of an issue's pairs are read of those shown alone.
  const standing = rows.filter((row) =>
    sidesOf(row).some((found) => pending.issueOf(found) === (isIssue ? side.issue : null)),
  );
  const described = await describePairs(mart, pending, isIssue ? standing.slice(0, mostOfSide) : standing);
  const own = described.flatMap((pair) => {
    if (isSide(pair.left)) return pair;
    return isSide(pair.right) ? { ...pair, left: pair.right, right: pair.left } : [];
  });
  return own.slice(0, mostOfSide);
}

/**
 * Which rows of `possible_merges` a view means: with filters, those of which one side at least fits them all, an issue as the
 * list of issues has it, a message that stands alone by itself; with a search, those of which one side has it.
 */
function selectPossible(
  filters: Filters,
  q: string | undefined,
  changes: IssueChanges,
  settled: readonly PairKeys[],
): Where {
  const where = new WhereBuilder();
  if (isFiltered(filters)) {
    const alone = new WhereBuilder()
      .add(
        `message_key IN (SELECT left_key FROM possible_merges WHERE left_issue_id IS NULL
           UNION ALL SELECT right_key FROM possible_merges WHERE right_issue_id IS NULL)`,
      )
      .addFilters(filters, messageFilterColumns)
      .build();
    addSideAmong(
      where,
      selectIssues(filters, {}),
      `SELECT message_key FROM messages ${unnumber(alone)}`,
      alone.parameters,
    );
  }
  if (q !== undefined) {
    const words = new WhereBuilder()
      .add('message_key IN (SELECT left_key FROM possible_merges UNION ALL SELECT right_key FROM possible_merges)')
      .addWords(q, ['title', 'body', "array_to_string([p.name FOR p IN places], ' ')"])
      .build();
    const [isNamed, ...forms] = isId('message_id', q);
    // The number of a message names its issue, too; its words only what is shown of it.
    const messages = `SELECT message_key FROM messages ${unnumber(words)}
      UNION ALL SELECT unnest([issue_id, message_key]) FROM messages WHERE ${isNamed}`;
    addSideAmong(where, selectIssues({}, { q, isOwn: true, changes }), messages, [...words.parameters, ...forms]);
  }
  return addUnsettled(where, settled).build();
}

/**
 * Adds that a side is one of these issues or messages.
 * @param messages a statement that gives ids of issues and keys of messages, with `?` for its parameters
 */
function addSideAmong(where: WhereBuilder, issues: Where, messages: string, parameters: readonly Parameter[]): void {
  // Both sides at once: what fits is looked up one time.
  where.add(
    `rowid IN (
       SELECT pair FROM (SELECT rowid AS pair, unnest([${sideOf('left')}, ${sideOf('right')}, left_key, right_key]) AS side FROM possible_merges)
       WHERE side IN (SELECT issue_id FROM issues ${unnumber(issues)} UNION ALL ${messages})
     )`,
    ...issues.parameters,
    ...parameters,
  );
}

/** The same rows with what each side is called. */
export function selectTitledPossible(
  filters: Filters,
  q: string | undefined,
  changes: IssueChanges,
  settled: readonly PairKeys[],
): Statement {
  const { sql, parameters } = selectPossible(filters, q, changes, settled);
  const title = (side: string) => `coalesce(
    (SELECT i.title FROM issues i WHERE i.issue_id = p.${side}_issue_id),
    (SELECT m.title FROM messages m WHERE m.message_key = p.${side}_key)) AS ${side}_title`;
  return {
    sql: `SELECT p.*, ${title('left')}, ${title('right')} FROM (SELECT * FROM possible_merges ${sql}) p`,
    parameters,
  };
}

/** How a pair was decided by edits that the tables do not know. */
export async function readDecision(
  mart: Mart,
  pending: PendingEdits,
  left: MessageRef,
  right: MessageRef,
): Promise<PossibleDecision> {
  if (!mart.has('possible_merges')) return { state: 'unknown', edit: null };
  // A page that puts its own side first has them the other way round.
  const [row] = await mart.rows<PossibleMergeRow>(
    `SELECT ${pairColumns} FROM possible_merges
     WHERE (left_source = $1 AND left_message_id = $2 AND right_source = $3 AND right_message_id = $4)
       OR (left_source = $3 AND left_message_id = $4 AND right_source = $1 AND right_message_id = $2)`,
    [left.source, left.message_id, right.source, right.message_id],
  );
  if (row === undefined) return { state: 'unknown', edit: null };
  const [a, b] = sidesOf(row);
  if (!pending.isDecided(a, b)) {
    const settled = await readSettled(mart, pending);
    const isSettled = settled.some((pair) => pair.left_key === row.left_key && pair.right_key === row.right_key);
    return { state: isSettled ? 'same' : 'open', edit: null };
  }
  const edit = pending.decisionOf(a, b);
  if (edit === null) return { state: 'decided', edit: null };
  const { id, at, by, action } = edit;
  return { state: 'decided', edit: { id, at, by, action } };
}

/** What stands on a side, by one name: ids of issues and keys of messages are never alike. */
function sideOf(side: 'left' | 'right'): string {
  return `coalesce(${side}_issue_id, ${side}_key)`;
}

function unnumber({ sql }: Where): string {
  return sql.replaceAll(/\$\d+/g, '?');
}

function addUnsettled(where: WhereBuilder, settled: readonly PairKeys[]): WhereBuilder {
  if (settled.length === 0) return where;
  const pairs = settled.map(({ left_key: left, right_key: right }) => `${left} ${right}`);
  return where.add(
    `left_key || ' ' || right_key NOT IN (SELECT unnest(from_json(?, '["VARCHAR"]')))`,
    JSON.stringify(pairs),
  );
}

const settledPairs = new WeakMap<PendingEdits, Promise<readonly PairKeys[]>>();

/**
 * Pairs that edits have decided which the tables do not know, and those that became the same as a likelier one, since sides
 * of theirs were merged. Read once for these edits.
 */
export function readSettled(mart: Mart, pending: PendingEdits): Promise<readonly PairKeys[]> {
  const known = settledPairs.get(pending);
  if (known !== undefined) return known;
  const reading = findSettled(mart, pending);
  settledPairs.set(pending, reading);
  reading.catch(() => settledPairs.delete(pending));
  return reading;
}

async function findSettled(mart: Mart, pending: PendingEdits): Promise<readonly PairKeys[]> {
  const keys = [...new Set(pending.edits.flatMap(allKeysOfEdit))];
  if (keys.length === 0 || !mart.has('possible_merges')) return [];
  const touched = `(SELECT coalesce(issue_id, message_key) FROM messages WHERE message_key IN (SELECT unnest(from_json($1, '["VARCHAR"]'))))`;
  const rows = await mart.rows<PossibleMergeRow>(
    `SELECT ${pairColumns} FROM possible_merges WHERE ${sideOf('left')} IN ${touched} OR ${sideOf('right')} IN ${touched}
     ORDER BY ${possibleOrder}`,
    [JSON.stringify(keys)],
  );
  const left = new Set<string>();
  return rows.filter((row) => {
    const [a, b] = sidesOf(row);
    if (pending.isDecided(a, b)) return true;
    const pair = JSON.stringify([a, b].map((side) => pending.issueOf(side) ?? side.key).sort());
    if (left.has(pair)) return true;
    left.add(pair);
    return false;
  });
}

function sidesOf(row: PossibleMergeRow): readonly [Side, Side] {
  return [
    { key: row.left_key, issueId: row.left_issue_id },
    { key: row.right_key, issueId: row.right_issue_id },
  ];
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
    readIssues(mart, [...new Set(sides.flatMap((side) => pending.issueOf(side) ?? []))]),
    readMessages(mart, [...new Set(sides.map(({ key }) => key))]),
  ]);
  const describe = (side: Side): PossibleSide => {
    const message = messages.get(side.key) as SideMessage;
    const id = pending.issueOf(side);
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
     FROM messages ${byRowNumber(`WHERE message_key IN (${slots(keys)})`)}`,
    keys,
  );
  return new Map(rows.map((row) => [row.message_key, row]));
}

function slots(values: readonly unknown[]): string {
  return values.map((_, index) => `$${index + 1}`).join(', ');
}
