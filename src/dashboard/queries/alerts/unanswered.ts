import { holdsAnsweredOnly } from '../../../aggregate/figures/answered-only.ts';
import { alertRegion, alertTopic, labelledAlerts } from '../../../aggregate/labels/alert-labels.ts';
import { criticalMembers } from '../../../aggregate/labels/critical-members.ts';
import { unknownRegion } from '../../../core/labels.ts';
import type { Filters } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';

/** Of an alert's critical messages those that wait for an answer, as the backlog has them. */
export interface Unanswered {
  readonly waiting: number;
  /** Its critical messages whose input tells of handling. */
  readonly waiting_of: number;
}

/** The condition that inputs tell of replies or status, so that messages can be said to wait. */
const isTold = 'EXISTS (FROM handling WHERE grain = \'total\' AND "month" IS NULL AND waiting IS NOT NULL)';

function knowsWaiting(mart: Mart): boolean {
  return mart.has('handling') && mart.columns('message_handling').has('is_waiting');
}

/** How many critical messages of these alerts wait, by id; alerts of which the inputs do not tell, and those that are no critical ones, are left out. */
export async function countUnanswered(mart: Mart, alertIds: readonly string[]): Promise<Map<string, Unanswered>> {
  if (alertIds.length === 0 || !knowsWaiting(mart)) return new Map();
  const rows = await mart.rows<Unanswered & { alert_id: string }>(
    `WITH chosen AS (
       SELECT a.* FROM ${labelledAlerts}
       WHERE a.series_type = 'critical' AND a.alert_id IN (SELECT unnest(from_json($1, '["VARCHAR"]')))
     ),
     members AS (${membersOf(mart, 'chosen')})
     SELECT alert_id, count(*) FILTER (h.is_waiting)::INTEGER AS waiting, count(*)::INTEGER AS waiting_of
     FROM members JOIN message_handling h USING (message_key) WHERE ${isTold} GROUP BY alert_id`,
    [JSON.stringify(alertIds)],
  );
  return new Map(rows.map(({ alert_id: id, ...counts }) => [id, counts]));
}

function membersOf(mart: Mart, chosen: string): string {
  return criticalMembers(chosen, mart.columns('alerts').has('critical_keys'));
}

/** Ids of the critical alerts that are over by their time alone while messages of theirs wait, as a statement. */
export function lapsedAlerts(mart: Mart): string {
  if (!knowsWaiting(mart)) return 'SELECT NULL::VARCHAR AS alert_id WHERE false';
  const closed = "(FROM alerts WHERE series_type = 'critical' AND state = 'closed')";
  return `SELECT alert_id FROM (${membersOf(mart, closed)}) JOIN message_handling h USING (message_key) WHERE h.is_waiting AND ${isTold}`;
}

interface LapsedAlert {
  readonly region: string;
  readonly topic: string | null;
}

const lapsedMemory = new WeakMap<Mart, Promise<readonly LapsedAlert[]>>();

/** These alerts by what filters choose; read once a mart. */
export function loadLapsed(mart: Mart): Promise<readonly LapsedAlert[]> {
  const known = lapsedMemory.get(mart);
  if (known !== undefined) return known;
  const loading = mart.has('alerts')
    ? mart.rows<LapsedAlert>(
        `SELECT ${alertRegion('a')} AS region, ${alertTopic('a')} AS topic FROM ${labelledAlerts} WHERE a.alert_id IN (${lapsedAlerts(mart)})`,
      )
    : Promise.resolve([]);
  lapsedMemory.set(mart, loading);
  loading.catch(() => lapsedMemory.delete(mart));
  return loading;
}

/** How many of them the filters take, whatever their days: what waits does so on. */
export async function countLapsed(mart: Mart, filters: Filters): Promise<number> {
  const lapsed = await loadLapsed(mart);
  return lapsed.filter(
    ({ region, topic }) =>
      (filters.region === undefined || region === filters.region) &&
      (filters.topic === undefined || topic === filters.topic),
  ).length;
}

interface WaitingCell {
  readonly region: string;
  readonly topic: string | null;
  readonly kind: string | null;
  readonly waiting: number;
  /** Of inputs that tell neither replies nor status, beside others that do. */
  readonly untold: number;
}

interface CriticalWaiting {
  readonly cells: readonly WaitingCell[];
  /** Boards that export answered messages alone show none that waits, whatever waits. */
  readonly answeredOnly: boolean;
}

const memory = new WeakMap<Mart, Promise<CriticalWaiting | null>>();

/** Critical messages that wait, of all times, by what filters choose; read once a mart. Null where inputs do not tell. */
export function loadCriticalWaiting(mart: Mart): Promise<CriticalWaiting | null> {
  const known = memory.get(mart);
  if (known !== undefined) return known;
  const loading = readCriticalWaiting(mart);
  memory.set(mart, loading);
  loading.catch(() => memory.delete(mart));
  return loading;
}

async function readCriticalWaiting(mart: Mart): Promise<CriticalWaiting | null> {
  if (!knowsWaiting(mart)) return null;
  const [told] = await mart.rows<{ is: boolean }>(`SELECT ${isTold} AS "is"`);
  if (told?.is !== true) return null;
  const cells = await mart.rows<WaitingCell>(
    `SELECT coalesce(region, '${unknownRegion}') AS region, topic, kind,
       count(*) FILTER (h.is_waiting)::INTEGER AS waiting, count(*) FILTER (h.message_key IS NULL)::INTEGER AS untold
     FROM messages m LEFT JOIN message_handling h ON h.message_key = m.message_key
     WHERE urgency = 'critical' AND duplicate_of IS NULL AND (h.is_waiting OR h.message_key IS NULL) GROUP BY ALL`,
  );
  return { cells, answeredOnly: await holdsAnsweredOnly(mart) };
}

/** What is known of the answers to critical messages. */
interface CriticalAnswers {
  readonly critical_waiting: number | null;
  readonly critical_untold: number | null;
}

/**
 * How many critical messages wait that the filters take, whatever their days, and of how many it is not known. Both are null where no
 * input tells, or the urgency is another; that none waits is not said where the inputs hold answered messages alone.
 */
export async function countCriticalWaiting(mart: Mart, filters: Filters): Promise<CriticalAnswers> {
  const isOther = filters.urgency !== undefined && filters.urgency !== 'critical';
  const known = isOther ? null : await loadCriticalWaiting(mart);
  if (known === null) return { critical_waiting: null, critical_untold: null };
  const fits = ({ region, topic, kind }: WaitingCell): boolean =>
    (filters.region === undefined || region === filters.region) &&
    (filters.topic === undefined || topic === filters.topic) &&
    (filters.kind === undefined || kind === filters.kind);
  const cells = known.cells.filter(fits);
  const waiting = cells.reduce((sum, cell) => sum + cell.waiting, 0);
  const untold = cells.reduce((sum, cell) => sum + cell.untold, 0);
  return { critical_waiting: waiting === 0 && known.answeredOnly ? null : waiting, critical_untold: untold };
}
