import { findDecidingSentence } from '../../aggregate/excerpts/deciding-sentence.ts';
import { showDeadline } from '../../core/local-time.ts';
import type { Evidence } from '../../core/message.ts';
import { describeSentence } from './describe-sentence.ts';
import { formatPossibleMerges, type PossibleMerge } from './possible-merges.ts';
import { colourTask, type ExplainedTask, explainedTasks, listEvidence, markEvidence } from './render-evidence.ts';

/** A row of `messages`; a label's score and evidence are null where an editor corrected it. */
export interface MessageRow {
  readonly message_id: string;
  readonly source: string;
  readonly title: string;
  readonly body: string;
  readonly author: string | null;
  readonly author_type: string | null;
  readonly created_at: string;
  readonly region: string | null;
  readonly region_source: string | null;
  readonly addressed_to: string | null;
  readonly department: string | null;
  readonly status: string | null;
  readonly satisfaction: string | null;
  readonly likes: number | null;
  readonly dislikes: number | null;
  readonly grade_manner: number | null;
  readonly grade_speed: number | null;
  readonly topic: string;
  readonly topic_score: number | null;
  readonly topic_evidence: readonly Evidence[] | null;
  readonly topic_given: string | null;
  readonly subtopic: string | null;
  readonly kind: string;
  readonly kind_score: number | null;
  readonly kind_evidence: readonly Evidence[] | null;
  readonly kind_given: string | null;
  readonly urgency: string;
  readonly urgency_score: number | null;
  readonly urgency_evidence: readonly Evidence[] | null;
  readonly low_confidence: boolean;
  readonly places: readonly { readonly name: string; readonly type: string }[];
  readonly issue_id: string | null;
  readonly reply: string | null;
  readonly replied_at: string | null;
  /** Marts of earlier versions lack it. */
  readonly due_at?: string | null;
  readonly versions: number;
  readonly message_key: string;
  readonly duplicate_of_key: string | null;
  readonly run_id: string;
}

/** What other tables know of a message. */
export interface MessageContext {
  /** Its issue, and the terms that it shares with the issue's other messages. */
  readonly issue: {
    readonly issue_id: string;
    readonly title: string;
    readonly messages: number;
    readonly authors: number;
    readonly first_day: string;
    readonly last_day: string;
    readonly why: readonly string[] | null;
  } | null;
  /** The messages that are copies of it: their ids, with SOURCE/ where that is another. */
  readonly copies: readonly string[];
  /** The message that it copies, named likewise. */
  readonly copy_of: string | null;
  /** What may be one issue with it, where it stands alone. */
  readonly possible: readonly PossibleMerge[];
}

/** A message as people read it: what is known, then why. Fields without a value are left out. */
export function formatMessage(message: MessageRow & MessageContext, useColour: boolean): string {
  const evidence = {
    topic: message.topic_evidence,
    kind: message.kind_evidence,
    urgency: message.urgency_evidence,
  };
  const show = (field: 'title' | 'body'): string =>
    useColour ? markEvidence(message, field, evidence) : message[field];
  const { issue } = message;
  const fields: readonly (readonly [name: string, value: string | number | null])[] = [
    ['message', `${message.message_id} (source ${message.source})`],
    ['written', message.created_at],
    ['author', `${message.author ?? 'unknown'}${message.author_type === null ? '' : `, ${message.author_type}`}`],
    ['region', message.region === null ? 'unknown' : `${message.region} (from ${message.region_source})`],
    ['addressed to', message.addressed_to],
    ['department', message.department],
    ['due', message.due_at == null ? null : showDeadline(message.due_at)],
    ['status', message.status],
    ['satisfaction', message.satisfaction],
    ['grades', joinGiven({ manner: message.grade_manner, speed: message.grade_speed })],
    ['likes', message.likes],
    ['dislikes', message.dislikes],
    ...explainedTasks.map((task) => [task, describeLabel(message, task)] as const),
    ['', message.urgency === 'critical' ? describeSentence(findDecidingSentence(message)) : null],
    ['confidence', message.low_confidence ? 'low: worth a look (qingyu review)' : null],
    ['places', message.places.map((place) => `${place.name} (${place.type})`).join(', ') || 'none'],
    ['issue', issue === null ? (message.issue_id ?? 'none: stands alone') : describeIssue(issue)],
    ['shares', issue?.why?.join(' ') || null],
    ['copy of', message.copy_of],
    ['copies', message.copies.join(' ') || null],
    ['versions', message.versions],
    ['first read in', message.run_id],
  ];
  const lines = fields
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.padEnd(14)}${String(value)}`);
  if (message.possible.length > 0) {
    lines.push('', 'perhaps the same issue (qingyu edit merge, move, apart)');
    lines.push(...formatPossibleMerges(message.possible).map((line) => `  ${line}`));
  }
  lines.push('', 'title', ...indent(show('title')), 'text', ...indent(show('body')));
  for (const task of explainedTasks) {
    const spans = evidence[task];
    const name = useColour ? colourTask(task) : task;
    if (spans === null) lines.push('', `${name}: ${message[task]}, by an editor`);
    else lines.push('', `${name}: ${message[task]}, by`, ...listEvidence(message, spans).map((line) => `  ${line}`));
  }
  if (message.reply !== null) lines.push('', `reply ${message.replied_at ?? ''}`.trimEnd(), ...indent(message.reply));
  return `${lines.join('\n')}\n`;
}

function describeLabel(message: MessageRow, task: ExplainedTask): string {
  const score = message[`${task}_score`];
  const given = task === 'urgency' ? null : message[`${task}_given`];
  const parts = [`${message[task]} ${score === null ? '(corrected by an editor)' : `${(score * 100).toFixed(0)} %`}`];
  if (task === 'topic' && message.subtopic !== null) parts.push(` / ${message.subtopic}`);
  if (given !== null) parts.push(`; given as ${given}`);
  return parts.join('');
}

function describeIssue(issue: NonNullable<MessageContext['issue']>): string {
  const { issue_id: id, title, messages, authors, first_day: first, last_day: last } = issue;
  return `${id} ${title} (${messages} messages, ${authors} authors, ${first} to ${last})`;
}

function joinGiven(values: Readonly<Record<string, number | null>>): string | null {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  return given.length === 0 ? null : given.map(([name, value]) => `${name} ${value}`).join(', ');
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => `  ${line}`);
}
