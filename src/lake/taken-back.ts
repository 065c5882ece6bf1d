import { QingyuError } from '../core/errors.ts';

/** Ids of runs that a rebuild is to take back, and of those taken back that it is to count again. */
export interface RunRevision {
  readonly without: readonly string[];
  readonly with: readonly string[];
}

/** Records of runs as a generation lists them, in their order. */
type RunRows = readonly Readonly<Record<string, unknown>>[];

/** Runs that are taken back after all of `runs`, with when: the start of the rebuild that took them back. */
export function listTakenBack(runs: RunRows): Map<string, string> {
  const takenBack = new Map<string, string>();
  for (const { started_at, without_runs, with_runs } of runs) {
    for (const id of asIds(without_runs)) takenBack.set(id, String(started_at));
    for (const id of asIds(with_runs)) takenBack.delete(id);
  }
  return takenBack;
}

/** What is left to do of a revision: a run that is taken back already stays so as it is, since when it was. */
export function trimRevision(runs: RunRows, revision: RunRevision): RunRevision {
  const takenBack = listTakenBack(runs);
  return {
    without: [...new Set(revision.without)].filter((id) => !takenBack.has(id)),
    with: [...new Set(revision.with)].filter((id) => takenBack.has(id)),
  };
}

/** Runs that an error names, at most. */
const mostNamed = 20;

/** @throws QingyuError RUN_UNKNOWN where an id is not of a run that read files, with those that are */
export function requireKnownRuns(runs: RunRows, revision: RunRevision): void {
  const known = runs.filter(({ command }) => command === 'run').map(({ run_id }) => String(run_id));
  const unknown = [...revision.without, ...revision.with].filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const more = known.length > mostNamed ? ` and ${known.length - mostNamed} before them (see qingyu status)` : '';
  const names = known.length === 0 ? 'there is none' : `these are ${known.slice(-mostNamed).join(', ')}${more}`;
  throw new QingyuError(`Expected ids of runs that read files, got ${unknown.join(', ')}; ${names}`, {
    code: 'RUN_UNKNOWN',
    stage: 'lake',
    data: { unknown, known },
  });
}

function asIds(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
