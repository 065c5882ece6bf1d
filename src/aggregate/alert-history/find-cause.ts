import type { RunRecord } from '../contract.ts';
import type { AlertReason } from './contract.ts';

/** Settings that alerts depend on. */
const parts = ['segment', 'places', 'classify', 'cluster', 'aggregate'] as const;

/** What the newest run had that may change alerts of before, the weightiest first. @param runs in their order, at least one */
export function findCause(runs: readonly RunRecord[]): AlertReason {
  const newest = runs.at(-1)!;
  const before = runs.at(-2);
  if ((newest.without_runs ?? []).length > 0) return 'taken_back';
  if ((newest.with_runs ?? []).length > 0) return 'counted_again';
  if (before !== undefined && describeMethod(before) !== describeMethod(newest)) return 'method';
  if (newest.command === 'rebuild') return 'rebuilt';
  return newest.new_messages + newest.updated === 0 ? 'edited' : 'later_data';
}

function describeMethod({ qingyu_version, model_version, settings }: RunRecord): string {
  const all = JSON.parse(settings) as Readonly<Record<string, unknown>>;
  return JSON.stringify([qingyu_version, model_version, ...parts.map((part) => all[part] ?? null)]);
}
