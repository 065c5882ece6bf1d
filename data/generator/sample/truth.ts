import { dateOf, dayOf } from '../calendar.ts';
import { eventBurst, topicBurst } from '../planted/bursts.ts';
import { campaign, themes } from '../planted/campaign.ts';
import { plantedIssues } from '../planted/issues.ts';
import type { ReplyMarks } from '../replies.ts';
import type { PersonalSpan } from '../slots.ts';
import type { Draft } from './draft.ts';
import type { Placed, RepeatKind } from './layout.ts';
import type { RejectCause } from './malformed.ts';
import { issuePlace, problemById } from './planted-drafts.ts';

/** What is true of one accepted row. `row` counts from 1 in its file or sheet, the header included. */
export interface TruthRow {
  readonly file: string;
  readonly sheet?: string;
  readonly row: number;
  readonly id: string;
  readonly region: string;
  readonly created_at: string;
  readonly topic: string;
  readonly subtopic?: string;
  readonly kind: string;
  readonly urgency: string;
  /** Recurring issue; absent: alone. */
  readonly issue?: string;
  /** Takes no part in the score of issues. */
  readonly excluded?: true;
  readonly campaign?: true;
  readonly theme?: string;
  readonly burst?: string;
  /** Id of the message whose text this row repeats, and how. */
  readonly copyOf?: string;
  readonly copyKind?: string;
  /** The row belongs to an id that stands elsewhere, too. */
  readonly repeat?: RepeatKind;
  /** Personal data of title and body that must be masked. */
  readonly masked?: readonly PersonalSpan[];
  readonly reply?: ReplyMarks;
}

export interface TruthReject {
  readonly file: string;
  readonly sheet?: string;
  readonly row: number;
  readonly cause: RejectCause;
}

/** Everything that is known of the sample because it was planned. */
export interface Truth {
  readonly seed: number;
  readonly counts: {
    readonly rows: number;
    readonly rejects: number;
    readonly accepted: number;
    readonly messages: number;
    readonly repeats: Readonly<Record<RepeatKind, number>>;
    /** Rows whose text the same known author sent before. */
    readonly sameAuthorCopies: number;
  };
  readonly issues: readonly object[];
  readonly problemClasses: readonly object[];
  readonly bursts: readonly object[];
  readonly campaign: object;
  readonly rejects: readonly TruthReject[];
  readonly rows: readonly TruthRow[];
}

/** Gathers the truth of rows as they were laid out. */
export function createTruth(seed: number, placed: readonly Placed[]): Truth {
  const idOf = new Map<Draft, string>();
  for (const { entry } of placed) if (entry !== null && entry.repeat === null) idOf.set(entry.draft, entry.id);
  const pastedIssue = nameSharedTexts(placed);
  const rows = placed.flatMap((place) => (place.entry === null ? [] : [truthRow(place, idOf, pastedIssue)]));
  const rejects = placed.flatMap(({ file, sheet, row, rejected }): TruthReject[] =>
    rejected === null ? [] : [{ file, ...(sheet === null ? {} : { sheet }), row, cause: rejected }],
  );
  const repeats = { update: 0, same: 0, conflict: 0 };
  for (const { repeat } of rows) if (repeat !== undefined) repeats[repeat] += 1;
  return {
    seed,
    counts: {
      rows: placed.length,
      rejects: rejects.length,
      accepted: rows.length,
      messages: rows.length - repeats.update - repeats.same,
      repeats,
      sameAuthorCopies: rows.filter(({ copyKind }) => copyKind === 'same_author').length,
    },
    issues: plantedIssues.map((issue) => describeIssue(issue.id, placed)),
    problemClasses: describeClasses(),
    bursts: [
      {
        id: 'topic',
        series: { topic: topicBurst.topic, region: topicBurst.district },
        ...burstDays(topicBurst.from, topicBurst.dailyCounts),
      },
      {
        id: 'event',
        series: { issue: eventBurst.id, topic: eventBurst.topic, region: eventBurst.district, place: eventBurst.place },
        ...burstDays(eventBurst.from, eventBurst.dailyCounts),
      },
    ],
    campaign: {
      ...campaign,
      themes: themes.map(({ id, title, members, opposes }) => ({
        id,
        title,
        members,
        ...(opposes === undefined ? {} : { opposes }),
      })),
    },
    rejects,
    rows,
  };
}

/** A text that others paste makes an issue of messages that were alone. */
function nameSharedTexts(placed: readonly Placed[]): Map<Draft, string> {
  const names = new Map<Draft, string>();
  for (const { entry } of placed) {
    const original = entry?.draft.copyOf ?? null;
    if (original === null || original.issue !== null || original.excluded) continue;
    if (!names.has(original)) names.set(original, `text-${names.size + 1}`);
  }
  return names;
}

function truthRow(
  { file, sheet, row, entry }: Placed,
  idOf: ReadonlyMap<Draft, string>,
  shared: ReadonlyMap<Draft, string>,
): TruthRow {
  if (entry === null) throw new TypeError('Expected the row to be a message, got null');
  const { draft, id, repeat, withReply } = entry;
  const original = draft.copyOf;
  const issue = draft.issue ?? shared.get(original ?? draft) ?? null;
  const marks = withReply ? draft.handling.marks : null;
  return {
    file,
    ...(sheet === null ? {} : { sheet }),
    row,
    id,
    region: draft.locality.district,
    created_at: draft.time,
    topic: draft.topic,
    ...(draft.subtopic === null ? {} : { subtopic: draft.subtopic }),
    kind: draft.kind,
    urgency: draft.urgency,
    ...(issue === null ? {} : { issue }),
    ...(draft.excluded ? { excluded: true as const } : {}),
    ...(draft.addressedTo === campaign.name ? { campaign: true as const } : {}),
    ...(draft.theme === null ? {} : { theme: draft.theme }),
    ...(draft.burst === null ? {} : { burst: draft.burst }),
    ...(original === null ? {} : { copyOf: idOf.get(original) ?? '', copyKind: draft.copyKind ?? 'near' }),
    ...(repeat === null ? {} : { repeat }),
    ...(draft.personal.length === 0 ? {} : { masked: draft.personal }),
    ...(marks === null ? {} : { reply: marks }),
  };
}

function describeIssue(id: string, placed: readonly Placed[]): object {
  const members = placed.flatMap(({ entry }) =>
    entry !== null && entry.draft.issue === id && entry.repeat === null ? [entry] : [],
  );
  const planted = plantedIssues.find((issue) => issue.id === id) as (typeof plantedIssues)[number];
  const times = members.map(({ draft }) => draft.time).sort();
  return {
    id,
    problem: planted.problem,
    topic: problemById(planted.problem).topic,
    region: planted.district,
    place: issuePlace(planted, (members[0] as (typeof members)[number]).draft.locality),
    first: times[0]?.slice(0, 10),
    last: times.at(-1)?.slice(0, 10),
    members: members.map((member) => member.id),
  };
}

function describeClasses(): object[] {
  const byProblem = new Map<string, string[]>();
  for (const { id, problem } of plantedIssues) byProblem.set(problem, [...(byProblem.get(problem) ?? []), id]);
  return [...byProblem].filter(([, issues]) => issues.length > 1).map(([problem, issues]) => ({ problem, issues }));
}

function burstDays(from: string, counts: readonly number[]): object {
  return { from, days: counts.map((count, index) => ({ day: dateOf(dayOf(from) + index), count })) };
}

/** The truth as JSON, one line a row, so that a change of the sample shows in a diff. */
export function formatTruth(truth: Truth): string {
  const { rows, rejects, ...head } = truth;
  const lines = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).join(',\n');
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "rejects": [\n${lines(rejects)}\n ],\n "rows": [\n${lines(rows)}\n ]\n}\n`;
}
