import type { EditInput } from '../../cluster/edits/edit.ts';
import { QingyuError } from '../../core/errors.ts';
import type { LocalTime } from '../../core/message.ts';
import { WhereBuilder } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import { readInfo } from '../queries/read-meta.ts';
import type { EditRequest, MessageRef } from './edit-request.ts';

/**
 * Turns a request into a line of the editor log: issues become a message of theirs, by which the edit keeps its meaning
 * when issues are found anew.
 * @throws QingyuError EDIT_REFUSED where an issue or message does not exist, or a measure cannot be counted
 */
export async function toEdit(mart: Mart, request: EditRequest, id: string, at: LocalTime): Promise<EditInput> {
  const { by, note } = request;
  const head = { id, at, by, note };
  switch (request.action) {
    case 'merge': {
      const issues = [...new Set(request.issues)];
      if (issues.length < 2) throw refused('需要两个不同的问题才能合并');
      return { ...head, action: 'merge', anchors: await Promise.all(issues.map((issue) => anchorOf(mart, issue))) };
    }
    case 'split': {
      const messages = await keysOf(mart, request.messages, request.issue);
      const anchor = await anchorOf(mart, request.issue, messages);
      // Messages that come later choose their side; these have been seen by the editor and stay.
      const staying = await otherMembers(mart, request.issue, [...messages, anchor]);
      return { ...head, action: 'split', anchor, messages, staying };
    }
    case 'move': {
      const messages = await keysOf(mart, request.messages, null);
      const anchor = request.issue === null ? null : await anchorOf(mart, request.issue, messages);
      return { ...head, action: 'move', messages, anchor };
    }
    case 'rename':
      return { ...head, action: 'rename', anchor: await anchorOf(mart, request.issue), title: request.title };
    case 'dismiss':
    case 'restore':
    case 'pin':
    case 'unpin':
      return { ...head, action: request.action, anchor: await anchorOf(mart, request.issue) };
    case 'measure': {
      const anchor = await anchorOf(mart, request.issue);
      const { scope, title, date } = request;
      await requireMeasurable(mart, request, at.slice(0, 10));
      return { ...head, action: 'measure', anchor, scope, title, date };
    }
    case 'correct': {
      const { topic, kind, urgency } = request;
      if (topic === null && kind === null && urgency === null) throw refused('没有要更正的内容');
      const [message] = await keysOf(mart, [request.message], null);
      return { ...head, action: 'correct', message: message ?? '', topic, kind, urgency };
    }
    case 'undo':
      return { ...head, action: 'undo', edit: request.edit };
  }
}

/**
 * A measure has been taken, and its counts before and after need weeks that the data can have: neither a day to come nor a
 * class of an issue without one.
 */
async function requireMeasurable(
  mart: Mart,
  { issue, scope, date }: { readonly issue: string; readonly scope: 'issue' | 'class'; readonly date: string },
  today: string,
): Promise<void> {
  const { last_day: lastDay } = await readInfo(mart);
  // Messages dated ahead of the clock may make the data's last day the later one.
  const newest = lastDay !== null && lastDay > today ? lastDay : today;
  if (date > newest) throw refused(`措施的生效日期 ${date} 晚于 ${newest}，请在生效后登记`);
  if (scope === 'issue') return;
  const [row] = await mart.rows<{ class_id: string | null }>('SELECT class_id FROM issues WHERE issue_id = $1', [
    issue,
  ]);
  if (!row?.class_id) throw refused('这个问题不属于任何问题类别，措施只能针对问题本身');
}

/** Key of the oldest message of an issue that is not among `except`. */
async function anchorOf(mart: Mart, issueId: string, except: readonly string[] = []): Promise<string> {
  const where = new WhereBuilder().add('issue_id = ? AND duplicate_of IS NULL', issueId);
  if (except.length > 0) where.add(`message_key NOT IN (${except.map(() => '?').join(', ')})`, ...except);
  const { sql, parameters } = where.build();
  const [row] = await mart.rows<{ message_key: string }>(
    `SELECT message_key FROM messages ${sql} ORDER BY created_at, message_key LIMIT 1`,
    parameters,
  );
  if (row !== undefined) return row.message_key;
  throw refused(except.length > 0 ? '不能选中一个问题的全部留言' : `没有问题 ${issueId}`);
}

/** Keys of an issue's messages that are not among `except`. */
async function otherMembers(mart: Mart, issueId: string, except: readonly string[]): Promise<string[]> {
  const rows = await mart.rows<{ message_key: string }>(
    'SELECT message_key FROM messages WHERE issue_id = $1 AND duplicate_of IS NULL ORDER BY created_at, message_key',
    [issueId],
  );
  const left = new Set(except);
  return rows.map(({ message_key }) => message_key).filter((key) => !left.has(key));
}

async function keysOf(mart: Mart, refs: readonly MessageRef[], issueId: string | null): Promise<string[]> {
  const ids = [...new Set(refs.map(({ message_id }) => message_id))];
  const where = new WhereBuilder().add(`message_id IN (${ids.map(() => '?').join(', ')})`, ...ids);
  if (issueId !== null) where.add('issue_id = ?', issueId);
  const { sql, parameters } = where.build();
  const rows = await mart.rows<{ message_key: string; source: string; message_id: string }>(
    `SELECT message_key, source, message_id FROM messages ${sql}`,
    parameters,
  );
  return refs.map((ref) => {
    const row = rows.find(({ source, message_id }) => source === ref.source && message_id === ref.message_id);
    if (row === undefined) throw refused(`没有留言 ${ref.message_id}${issueId === null ? '' : '，或它不属于这个问题'}`);
    return row.message_key;
  });
}

function refused(message: string): QingyuError {
  return new QingyuError(message, { code: 'EDIT_REFUSED', stage: 'dashboard' });
}
