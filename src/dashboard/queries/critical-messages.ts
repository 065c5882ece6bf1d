import type { MessageBrief } from '../api-types.ts';
import { type Filters, unknownRegion } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import { messageBriefColumns } from './messages.ts';
import type { Period } from './period.ts';

/** Critical messages kept in memory: the newest so many. Critical ones are few; the first view asks for them every time. */
const kept = 20_000;
/** How many of a view are shown. */
const shown = 8;

const memory = new WeakMap<Mart, Promise<readonly MessageBrief[]>>();

/** The newest critical messages of a mart, newest first; read once a mart. */
export function loadCritical(mart: Mart): Promise<readonly MessageBrief[]> {
  const known = memory.get(mart);
  if (known !== undefined) return known;
  const loading = mart.rows<MessageBrief>(
    `SELECT ${messageBriefColumns(mart)} FROM messages WHERE urgency = 'critical' AND duplicate_of IS NULL
     ORDER BY created_at DESC, message_id LIMIT ${kept}`,
  );
  memory.set(mart, loading);
  loading.catch(() => memory.delete(mart));
  return loading;
}

/** The newest critical messages of a view. */
export async function readCritical(mart: Mart, filters: Filters, period: Period): Promise<MessageBrief[]> {
  if (filters.urgency !== undefined && filters.urgency !== 'critical') return [];
  const found: MessageBrief[] = [];
  for (const message of await loadCritical(mart)) {
    if (message.created_at < period.from || found.length >= shown) break;
    const isIn =
      message.created_at.slice(0, 10) <= period.to &&
      (filters.topic === undefined || message.topic === filters.topic) &&
      (filters.kind === undefined || message.kind === filters.kind) &&
      (filters.region === undefined || (message.region ?? unknownRegion) === filters.region);
    if (isIn) found.push(message);
  }
  return found;
}
