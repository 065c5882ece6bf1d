import { unknownRegion } from '../../../core/labels.ts';
import type { MessageBrief } from '../../api-types.ts';
import { type Filters, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { messageBriefColumns, messageFilterColumns } from '../messages/briefs.ts';
import { messageOrders } from '../messages/select-messages.ts';
import type { Period } from './period.ts';

/** Critical messages kept in memory: the newest so many. The first view asks for them every time, mostly for the last weeks. */
const kept = 20_000;
/** How many of a view are shown. */
const shown = 8;

const memory = new WeakMap<Mart, Promise<readonly MessageBrief[]>>();

/** The newest critical messages of a mart, newest first; read once a mart. @param most no more than these */
export function loadCritical(mart: Mart, most = kept): Promise<readonly MessageBrief[]> {
  const known = memory.get(mart);
  if (known !== undefined) return known;
  const loading = mart.rows<MessageBrief>(
    `SELECT ${messageBriefColumns(mart)} FROM messages WHERE urgency = 'critical' AND duplicate_of IS NULL
     ORDER BY ${messageOrders.newest} LIMIT ${most}`,
  );
  memory.set(mart, loading);
  loading.catch(() => memory.delete(mart));
  return loading;
}

/** The newest critical messages of a view, of each issue the newest one: a burst leaves room for others. @param most kept in memory */
export async function readCritical(
  mart: Mart,
  filters: Filters,
  period: Period,
  most = kept,
): Promise<readonly MessageBrief[]> {
  if (filters.urgency !== undefined && filters.urgency !== 'critical') return [];
  const newest = await loadCritical(mart, most);
  const found: MessageBrief[] = [];
  const issues = new Set<string>();
  for (const message of newest) {
    if (message.created_at < period.from || found.length >= shown) return found;
    const isIn =
      message.created_at.slice(0, 10) <= period.to &&
      (filters.topic === undefined || message.topic === filters.topic) &&
      (filters.kind === undefined || message.kind === filters.kind) &&
      (filters.region === undefined || (message.region ?? unknownRegion) === filters.region);
    if (!isIn || (message.issue_id !== null && issues.has(message.issue_id))) continue;
    found.push(message);
    if (message.issue_id !== null) issues.add(message.issue_id);
  }
  return newest.length < most || found.length >= shown ? found : readShown(mart, filters, period);
}

/** The same from the table: what the memory lacks is older than all that it has. */
function readShown(mart: Mart, filters: Filters, { from, to }: Period): Promise<MessageBrief[]> {
  const { sql, parameters } = new WhereBuilder()
    .addFilters({ ...filters, from, to, urgency: 'critical' }, messageFilterColumns)
    .add('duplicate_of IS NULL')
    .build();
  return mart.rows<MessageBrief>(
    `SELECT ${messageBriefColumns(mart)} FROM messages ${sql}
     QUALIFY row_number() OVER (PARTITION BY coalesce(issue_id, message_key) ORDER BY ${messageOrders.newest}) = 1
     ORDER BY ${messageOrders.newest} LIMIT ${shown}`,
    parameters,
  );
}
