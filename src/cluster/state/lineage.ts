import type { LocalTime } from '../../core/message.ts';
import type { LineageRow } from '../contract.ts';

/** An issue as naming and tables see it: its id, founding message, and members in the order of time. */
export interface Issue {
  readonly id: string;
  readonly founder: number;
  /** Message indices, ascending in (time, key). */
  readonly members: readonly number[];
  /** What the editor log says of it; absent where it says nothing. */
  readonly edited?: { readonly title: string | null; readonly pinned: boolean; readonly dismissed: boolean };
}

/** Adds days to a local time; months and years as the calendar has them. */
export function addDays(time: LocalTime, days: number): LocalTime {
  const at = new Date(`${time.replace(' ', 'T')}Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * The times at which an issue went to sleep and woke: `dormantDays` after a message that none followed until then, and at
 * the message that came later still. The second message makes an issue: what lay before it was none that could sleep.
 * @param times of the issue's messages, ascending
 * @param newest time of the newest message of all that is not dated ahead: what lies after it has not happened yet
 */
export function findDormancy(
  issueId: string,
  times: readonly LocalTime[],
  newest: LocalTime,
  dormantDays: number,
): LineageRow[] {
  const rows: LineageRow[] = [];
  for (const [i, time] of times.entries()) {
    if (i === 0 && times.length > 1) continue;
    if (time > newest) break;
    const later = times[i + 1];
    const next = later === undefined || later > newest ? undefined : later;
    const sleeps = addDays(time, dormantDays);
    const row = { issue_id: issueId, other_issue_id: null, cause: 'clustering' } as const;
    if (sleeps > (next ?? newest)) continue;
    rows.push({ ...row, event: 'dormant', at: sleeps });
    if (next !== undefined) rows.push({ ...row, event: 'revived', at: next });
  }
  return rows;
}

/**
 * The rows with the births that clustering told moved to the second message, where messages of earlier days came in later: an issue
 * would sleep and wake before it was born. One whose message left stays born when it was.
 * @param times local times of all messages, by index
 */
export function dateBirths(
  lineage: readonly LineageRow[],
  issues: readonly Issue[],
  times: ArrayLike<LocalTime>,
): LineageRow[] {
  const second = new Map(
    issues.flatMap(({ id, members }) => (members.length > 1 ? [[id, times[members[1]!]!] as const] : [])),
  );
  return lineage.map((row) => {
    const at = row.event === 'born' && row.cause === 'clustering' ? second.get(row.issue_id) : undefined;
    return at === undefined || at >= row.at ? row : { ...row, at };
  });
}

/**
 * The rows without the ends, told by clustering, of issues that go on after all, as what came apart may join again: these have one
 * life, born once.
 * @param going ids of the issues that there are
 */
export function joinLives(lineage: readonly LineageRow[], going: ReadonlySet<string>): LineageRow[] {
  const born = new Set<string>();
  return lineage.filter(({ issue_id: id, event, cause }) => {
    if (cause !== 'clustering' || !going.has(id)) return true;
    if (event === 'dissolved' || (event === 'born' && born.has(id))) return false;
    if (event === 'born') born.add(id);
    return true;
  });
}
