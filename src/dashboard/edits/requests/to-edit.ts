import type { EditInput } from '../../../cluster/edits/edit.ts';
import type { LocalTime } from '../../../core/message.ts';
import { readInfo } from '../../mart/read-meta.ts';
import { describeSides, seenTitles } from './describe-sides.ts';
import type { EditRequest } from './edit-request.ts';
import { listTopics } from './known-topics.ts';
import { anchorIn, keysOf, locateAll } from './locate-messages.ts';
import { type EditView, type PresentIssue, readIssue } from './present-issue.ts';
import { refuseEdit } from './refuse-edit.ts';
import { requireSeen, requireSeenLabels, requireStayed, requireUndecided, requireUnmerged } from './require-seen.ts';

/** What every line of the editor log begins with. */
type EditHead = Pick<EditInput, 'id' | 'at' | 'by' | 'note'>;

/** A request of some of the actions. */
type RequestOf<Action extends EditRequest['action']> = Extract<EditRequest, { readonly action: Action }>;

/**
 * Turns a request into a line of the editor log: issues become a message of theirs, by which the edit keeps its meaning
 * when issues are found anew. Issues have the members that pending edits leave them.
 * @throws QingyuError EDIT_REFUSED where an issue, a message or a topic does not exist, or a measure cannot be counted
 */
export async function toEdit(view: EditView, request: EditRequest, id: string, at: LocalTime): Promise<EditInput> {
  const { by, note } = request;
  const head: EditHead = { id, at, by, note };
  switch (request.action) {
    case 'merge':
    case 'apart':
      return relateSides(view, request, head);
    case 'split':
      return splitIssue(view, request, head);
    case 'move':
      return moveMessages(view, request, head);
    case 'rename':
      return renameIssue(view, request, head);
    case 'dismiss':
    case 'restore':
    case 'pin':
    case 'unpin':
      return markIssue(view, request, head);
    case 'measure':
      return noteMeasure(view, request, head);
    case 'correct':
      return correctLabels(view, request, head);
    case 'undo':
      return { ...head, action: 'undo', edit: request.edit };
  }
}

async function relateSides(view: EditView, request: RequestOf<'merge' | 'apart'>, head: EditHead): Promise<EditInput> {
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

async function splitIssue(view: EditView, request: RequestOf<'split'>, head: EditHead): Promise<EditInput> {
  const issue = await readIssue(view, request.issue);
  const messages = [...new Set(await keysOf(view, request.messages, issue))];
  const anchor = anchorIn(issue, messages);
  // Messages that come later choose their side; these have been seen by the editor and stay.
  const left = new Set([...messages, anchor]);
  const staying = issue.members.filter((key) => !left.has(key));
  return { ...head, action: 'split', anchor, messages, staying, ...seenTitles([[anchor, issue]]) };
}

async function moveMessages(view: EditView, request: RequestOf<'move'>, head: EditHead): Promise<EditInput> {
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

async function renameIssue(view: EditView, request: RequestOf<'rename'>, head: EditHead): Promise<EditInput> {
  const issue = await readIssue(view, request.issue);
  if (request.seen_title !== undefined) {
    requireUnmerged(request.issue, issue);
    requireSeen(issue, request.seen_title);
  }
  const anchor = anchorIn(issue);
  const sides = await describeSides(view.mart, [[anchor, issue]]);
  return { ...head, action: 'rename', anchor, title: request.title, ...sides };
}

async function markIssue(
  view: EditView,
  request: RequestOf<'dismiss' | 'restore' | 'pin' | 'unpin'>,
  head: EditHead,
): Promise<EditInput> {
  const issue = await readIssue(view, request.issue);
  if (request.unmerged) requireUnmerged(request.issue, issue);
  requireChange(request.action, request.issue, issue);
  const anchor = anchorIn(issue);
  return { ...head, action: request.action, anchor, ...(await describeSides(view.mart, [[anchor, issue]])) };
}

async function noteMeasure(view: EditView, request: RequestOf<'measure'>, head: EditHead): Promise<EditInput> {
  const issue = await readIssue(view, request.issue);
  if (request.unmerged) requireUnmerged(request.issue, issue);
  const anchor = anchorIn(issue);
  const { scope, title, date } = request;
  await requireMeasurable(view, request, head.at.slice(0, 10));
  const sides = await describeSides(view.mart, [[anchor, issue]]);
  return { ...head, action: 'measure', anchor, scope, title, date, ...sides };
}

async function correctLabels(view: EditView, request: RequestOf<'correct'>, head: EditHead): Promise<EditInput> {
  const { topic, kind, urgency } = request;
  if (topic === null && kind === null && urgency === null) {
    throw refuseEdit('Expected a topic, kind or urgency to correct to, got none', '没有要更正的内容');
  }
  const [message] = (await locateAll(view, [request.message])).map((row) => row.message_key);
  if (topic !== null) await requireTopic(view, topic);
  if (request.seen !== undefined) await requireSeenLabels(view, request, request.seen);
  return { ...head, action: 'correct', message: message ?? '', topic, kind, urgency };
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

async function requireTopic({ mart }: EditView, topic: string): Promise<void> {
  const topics = await listTopics(mart);
  if (topics.has(topic)) return;
  const known = [...topics].sort();
  throw refuseEdit(
    `Expected the topic to be one of ${known.join(', ')}, got ${topic}`,
    `没有主题“${topic}”，可选：${known.join('、')}`,
  );
}
