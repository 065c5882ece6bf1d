import type { EditInput } from '../../../cluster/edits/edit.ts';
import type { LocalTime, MessageRef } from '../../../core/message.ts';
import { readInfo } from '../../mart/read-meta.ts';
import { labelValue } from '../../value-labels.ts';
import { describeSides, seenTitles } from './describe-sides.ts';
import type { EditRequest, SeenMessageRef } from './edit-request.ts';
import { listTopics } from './known-topics.ts';
import { type EditView, type PresentIssue, readIssue } from './present-issue.ts';
import { refuseEdit } from './refuse-edit.ts';

/**
 * Turns a request into a line of the editor log: issues become a message of theirs, by which the edit keeps its meaning
 * when issues are found anew. Issues have the members that pending edits leave them.
 * @throws QingyuError EDIT_REFUSED where an issue, a message or a topic does not exist, or a measure cannot be counted
 */
export async function toEdit(view: EditView, request: EditRequest, id: string, at: LocalTime): Promise<EditInput> {
  const { by, note } = request;
  const head = { id, at, by, note };
  switch (request.action) {
    case 'merge':
    case 'apart': {
      const issues = await readSides(view, request);
      if (new Set(issues.map((issue) => issue.id)).size < 2) {
        throw refuseEdit('Expected two different issues, got one', '需要两个不同的问题');
      }
      const anchors = issues.map((issue) => anchorIn(issue));
      if (request.unmerged && issues.length === 2) requireUndecided(view, request.action, issues, anchors);
      const compared = issues.length === 2 ? await readCompared(view, issues) : [];
      const named = issues.map((issue, at) => [anchors[at]!, issue] as const);
      const sides = await describeSides(view.mart, named, compared.flat());
      if (request.action === 'merge') return { ...head, action: 'merge', anchors, ...sides };
      const others = compared.filter((pair) => !pair.every((key) => anchors.includes(key)));
      return { ...head, action: 'apart', anchors, ...(others.length === 0 ? {} : { compared: others }), ...sides };
    }
    case 'split': {
      const issue = await readIssue(view, request.issue);
      const messages = [...new Set(await keysOf(view, request.messages, issue))];
      const anchor = anchorIn(issue, messages);
      // Messages that come later choose their side; these have been seen by the editor and stay.
      const left = new Set([...messages, anchor]);
      const staying = issue.members.filter((key) => !left.has(key));
      return { ...head, action: 'split', anchor, messages, staying, ...seenTitles([[anchor, issue]]) };
    }
    case 'move': {
      const from = request.from === undefined ? undefined : await readIssue(view, request.from);
      const keys = await keysOf(view, request.messages, from);
      await requireStayed(view, request.messages, keys);
      const messages = [...new Set(keys)];
      if (request.issue === null) return { ...head, action: 'move', messages, anchor: null };
      const issue = await readIssue(view, request.issue);
      const anchor = anchorIn(issue, messages);
      // Whoever is moved does not say where to.
      const stayed = { ...issue, members: issue.members.filter((key) => !messages.includes(key)) };
      return { ...head, action: 'move', messages, anchor, ...(await describeSides(view.mart, [[anchor, stayed]])) };
    }
    case 'rename': {
      const issue = await readIssue(view, request.issue);
      if (request.seen_title !== undefined) {
        requireUnmerged(request.issue, issue);
        requireSeen(issue, request.seen_title);
      }
      const anchor = anchorIn(issue);
      return {
        ...head,
        action: 'rename',
        anchor,
        title: request.title,
        ...(await describeSides(view.mart, [[anchor, issue]])),
      };
    }
    case 'dismiss':
    case 'restore':
    case 'pin':
    case 'unpin': {
      const issue = await readIssue(view, request.issue);
      if (request.unmerged) requireUnmerged(request.issue, issue);
      requireChange(request.action, request.issue, issue);
      const anchor = anchorIn(issue);
      return { ...head, action: request.action, anchor, ...(await describeSides(view.mart, [[anchor, issue]])) };
    }
    case 'measure': {
      const issue = await readIssue(view, request.issue);
      if (request.unmerged) requireUnmerged(request.issue, issue);
      const anchor = anchorIn(issue);
      const { scope, title, date } = request;
      await requireMeasurable(view, request, at.slice(0, 10));
      return {
        ...head,
        action: 'measure',
        anchor,
        scope,
        title,
        date,
        ...(await describeSides(view.mart, [[anchor, issue]])),
      };
    }
    case 'correct': {
      const { topic, kind, urgency } = request;
      if (topic === null && kind === null && urgency === null) {
        throw refuseEdit('Expected a topic, kind or urgency to correct to, got none', '没有要更正的内容');
      }
      const [message] = (await locateAll(view, [request.message])).map((row) => row.message_key);
      if (topic !== null) await requireTopic(view, topic);
      if (request.seen !== undefined) await requireSeenLabels(view, request, request.seen);
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
  view: EditView,
  { issue, scope, date }: { readonly issue: string; readonly scope: 'issue' | 'class'; readonly date: string },
  today: string,
): Promise<void> {
  const { last_day: lastDay } = await readInfo(view.mart);
  // Messages dated ahead of the clock may make the data's last day the later one.
  const newest = lastDay !== null && lastDay > today ? lastDay : today;
  if (date > newest) {
    throw refuseEdit(
      `Expected the day of a measure to be ${newest} or before, got ${date}`,
      `措施的生效日期 ${date} 晚于 ${newest}，请在生效后登记`,
    );
  }
  if (scope === 'issue') return;
  const { id } = await readIssue(view, issue);
  const [row] = await view.mart.rows<{ class_id: string | null }>('SELECT class_id FROM issues WHERE issue_id = $1', [
    id,
  ]);
  if (row?.class_id) return;
  throw refuseEdit(
    `Expected ${issue} to be in a problem class, got an issue without one`,
    '这个问题不属于任何问题类别，措施只能针对问题本身',
  );
}

/** What an issue is where an edit of it would change nothing, in words. */
const settled = {
  pin: { trait: 'pinned', is: true, text: '这个问题已经置顶' },
  unpin: { trait: 'pinned', is: false, text: '这个问题没有置顶' },
  dismiss: { trait: 'dismissed', is: true, text: '这个问题已经排除' },
  restore: { trait: 'dismissed', is: false, text: '这个问题没有被排除' },
} as const;

function requireChange(action: keyof typeof settled, named: string, issue: PresentIssue): void {
  const { trait, is, text } = settled[action];
  if (issue[trait] !== is) return;
  const [expected, got] = is ? [`not ${trait}`, trait] : [trait, `not ${trait}`];
  throw refuseEdit(`Expected ${named} to be ${expected}, got ${got}`, text);
}

/**
 * The issues that a request names, then its messages, each an issue of one.
 * @throws QingyuError EDIT_REFUSED where a message does not stand alone any more
 */
async function readSides(
  view: EditView,
  { issues: ids, messages: refs, unmerged }: Extract<EditRequest, { readonly action: 'merge' | 'apart' }>,
): Promise<PresentIssue[]> {
  const named = [...new Set(ids)];
  const issues = await Promise.all(named.map((issue) => readIssue(view, issue)));
  if (unmerged) for (const [index, issue] of issues.entries()) requireUnmerged(named[index]!, issue);
  const keys = refs.length === 0 ? [] : await keysOf(view, refs);
  const alone = new Map<string, PresentIssue>();
  for (const [index, key] of keys.entries()) {
    const { message_id: id } = refs[index]!;
    const [row] = await view.mart.rows<{ issue_id: string | null; title: string }>(
      'SELECT issue_id, title FROM messages WHERE message_key = $1',
      [key],
    );
    const now = view.pending.issueOf({ key, issueId: row?.issue_id ?? null });
    if (now === null) {
      const message = row === undefined ? {} : { message: row.title };
      alone.set(key, { id: key, members: [key], title: null, pinned: null, dismissed: null, ...message });
      continue;
    }
    const title = unmerged ? (await readIssue(view, now)).title : null;
    throw refuseEdit(
      `Expected message ${id} to stand alone, got one of ${now}`,
      unmerged
        ? `留言 ${id} 已由他人归入${title === null ? '一个问题' : `「${title}」`}，请看现在的列表`
        : `留言 ${id} 已归入一个问题，请以该问题操作`,
    );
  }
  return [...issues, ...alone.values()];
}

/**
 * The messages by which two sides are listed as possibly one, which an editor who tells them apart has read: they may leave the
 * issues that they are in. Several where pending edits made one side of two.
 */
async function readCompared({ mart }: EditView, sides: readonly PresentIssue[]): Promise<string[][]> {
  if (!mart.has('possible_merges')) return [];
  const [left, right] = sides.map(({ members }) => JSON.stringify(members));
  const rows = await mart.rows<{ left_key: string; right_key: string }>(
    `WITH one AS (SELECT unnest(from_json($1, '["VARCHAR"]')) AS key), other AS (SELECT unnest(from_json($2, '["VARCHAR"]')) AS key)
     SELECT left_key, right_key FROM possible_merges
     WHERE (left_key IN (FROM one) AND right_key IN (FROM other)) OR (left_key IN (FROM other) AND right_key IN (FROM one))
     ORDER BY log_odds DESC, left_key, right_key LIMIT 20`,
    [left!, right!],
  );
  return rows.map((row) => [row.left_key, row.right_key]);
}

/** @throws QingyuError EDIT_REFUSED where the issue that was named is part of another by now */
function requireUnmerged(named: string, { id, title }: PresentIssue): void {
  if (id === named) return;
  throw refuseEdit(
    `Expected ${named} to be an issue of its own, got one that was merged into ${id}`,
    `问题 ${named} 已由他人并入「${title ?? id}」，请到那个问题上编辑`,
  );
}

/** @throws QingyuError EDIT_REFUSED where a colleague told the two apart meanwhile */
function requireUndecided(
  { pending }: EditView,
  action: 'merge' | 'apart',
  issues: readonly PresentIssue[],
  anchors: readonly string[],
): void {
  const [left, right] = issues.map(({ id, members }, at) => ({
    key: anchors[at]!,
    issueId: members.length > 1 ? id : null,
  }));
  const decision = pending.decisionOf(left!, right!);
  if (decision?.action !== 'apart') return;
  const said = `${decision.by ?? '有人'}已于 ${decision.at.slice(5, 16)} 记为不是同一问题`;
  throw refuseEdit(
    `Expected the two not to be told apart, got ${decision.id}, which does`,
    action === 'apart' ? `${said}，不必再记` : `${said}；要改判，请先撤销那一次`,
  );
}

/** @throws QingyuError EDIT_REFUSED where the issue is called otherwise by now */
function requireSeen({ id, title }: PresentIssue, seenTitle: string): void {
  if (title === null || title === seenTitle) return;
  throw refuseEdit(
    `Expected ${id} to be called ${seenTitle}, got ${title}`,
    `这个问题现在名为「${title}」，请核对后再改名`,
  );
}

const labelTitles = { topic: '主题', kind: '诉求', urgency: '紧急程度' } as const;

/** @throws QingyuError EDIT_REFUSED where a label that is corrected is another by now */
async function requireSeenLabels(
  { mart, pending }: EditView,
  request: Extract<EditRequest, { readonly action: 'correct' }>,
  seenLabels: Readonly<Record<keyof typeof labelTitles, string>>,
): Promise<void> {
  const { source, message_id: id } = request.message;
  const [row] = await mart.rows<Record<keyof typeof labelTitles, string>>(
    'SELECT topic, kind, urgency FROM messages WHERE source = $1 AND message_id = $2',
    [source, id],
  );
  const now = { ...row, ...pending.correctionsOf(request.message) };
  for (const label of ['topic', 'kind', 'urgency'] as const) {
    const got = now[label];
    if (request[label] === null || got === undefined || got === seenLabels[label]) continue;
    throw refuseEdit(
      `Expected the ${label} of ${id} to be ${seenLabels[label]}, got ${got}`,
      `这条留言的${labelTitles[label]}现在是「${labelValue(label, got)}」，请核对后再更正`,
    );
  }
}

/** Key of the oldest message of an issue that is not among `except`. */
function anchorIn({ id, members }: PresentIssue, except: readonly string[] = []): string {
  const anchor = members.find((key) => !except.includes(key));
  if (anchor !== undefined) return anchor;
  throw refuseEdit(`Expected some message of ${id} to be left over, got all of them`, '不能选中一个问题的全部留言');
}

/** @throws QingyuError EDIT_REFUSED where a message is no longer in the issue in which the editor saw it */
async function requireStayed(view: EditView, refs: readonly SeenMessageRef[], keys: readonly string[]): Promise<void> {
  const rows = await view.mart.rows<{ message_key: string; issue_id: string | null }>(
    `SELECT message_key, issue_id FROM messages WHERE message_key IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
    [JSON.stringify(keys)],
  );
  const inTables = new Map(rows.map(({ message_key, issue_id }) => [message_key, issue_id]));
  for (const [at, { message_id: id, from }] of refs.entries()) {
    if (from === undefined) continue;
    const key = keys[at]!;
    const now = view.pending.issueOf({ key, issueId: inTables.get(key) ?? null });
    const was = from === null ? null : (view.pending.issueNow(from)?.id ?? from);
    if (now === was) continue;
    throw refuseEdit(
      `Expected ${id} to be in ${was ?? 'no issue'}, got one of ${now ?? 'no issue'}`,
      `留言 ${id} 已被${now === null ? '移出原来的问题' : '归入别的问题'}，可在「编辑记录」中查看或撤销`,
    );
  }
}

/**
 * Keys by which issues have messages: of copies, which are in the issue of their original and no members of it, those of the originals.
 * @param issue the issue that all must belong to, if they must
 */
async function keysOf(view: EditView, refs: readonly MessageRef[], issue?: PresentIssue): Promise<string[]> {
  const rows = await locateAll(view, refs, issue);
  return rows.map(({ message_key, original_key }) => original_key ?? message_key);
}

interface LocatedMessage {
  readonly source: string;
  readonly message_id: string;
  readonly message_key: string;
  /** Of a copy; null of others. */
  readonly original_key: string | null;
  /** Issue of a copy of which tables of before do not name the original; null of others. */
  readonly copy_in: string | null;
}

/** @throws QingyuError EDIT_REFUSED where a message is not there, or not in `issue` */
async function locateAll(
  { mart }: EditView,
  refs: readonly MessageRef[],
  issue?: PresentIssue,
): Promise<LocatedMessage[]> {
  const ids = [...new Set(refs.map(({ message_id }) => message_id))];
  const slots = ids.map((_, index) => `$${index + 1}`).join(', ');
  const original = mart.columns('messages').has('duplicate_of_key') ? 'duplicate_of_key' : 'NULL';
  const rows = await mart.rows<LocatedMessage>(
    `SELECT message_key, source, message_id, ${original} AS original_key,
       if(duplicate_of IS NULL OR ${original} IS NOT NULL, NULL, issue_id) AS copy_in
     FROM messages WHERE message_id IN (${slots})`,
    ids,
  );
  const members = new Set(issue?.members);
  return refs.map((ref) => {
    const row = rows.find(({ source, message_id }) => source === ref.source && message_id === ref.message_id);
    const member = row?.original_key ?? row?.message_key ?? '';
    const belongs = issue === undefined || members.has(member) || row?.copy_in === issue.id;
    if (row !== undefined && belongs) return row;
    throw issue === undefined
      ? refuseEdit(`Expected ${ref.message_id} to be the id of a message, got none`, `找不到留言 ${ref.message_id}`)
      : refuseEdit(
          `Expected ${ref.message_id} to be a message of ${issue.id}, got none or one elsewhere`,
          row === undefined
            ? `找不到留言 ${ref.message_id}`
            : `留言 ${ref.message_id} 已不属于这个问题：有人将它移走，可在「编辑记录」中查看或撤销`,
        );
  });
}

async function requireTopic({ mart }: EditView, topic: string): Promise<void> {
  const topics = await listTopics(mart);
  if (topics.has(topic)) return;
  const known = [...topics].sort();
  throw refuseEdit(
    `Expected the topic to be one of ${known.join(', ')}, got ${topic}`,
    `没有主题“${topic}”，可选：${known.join('、')}`,
  );
}
