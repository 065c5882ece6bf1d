import type { Task } from '../model/manifest.ts';
import { formatScores } from './format-scores.ts';
import { type Judged, type LabelScores, scoreLabels } from './score-labels.ts';

/** One set of figures with what it is of. */
export interface NamedScores {
  readonly name: string;
  readonly scores: LabelScores;
}

/** The views in which a task is read: kind also without praise (too rare to be measured), urgency also as routine or not. */
export function viewScores(task: Task, name: string, judged: readonly Judged[], minSupport: number): NamedScores[] {
  const all = { name, scores: scoreLabels(judged, { minSupport }) };
  if (task === 'kind') {
    const only = ['complaint', 'help', 'inquiry', 'suggestion'];
    return [all, { name: `${name}; macro-F1 without praise`, scores: scoreLabels(judged, { minSupport, only }) }];
  }
  if (task === 'urgency') {
    const merge = (label: string): string => (label === 'routine' ? label : 'urgent or critical');
    const merged = judged.map((entry) => ({ ...entry, gold: merge(entry.gold), predicted: merge(entry.predicted) }));
    return [all, { name: `${name}; routine against the rest`, scores: scoreLabels(merged, { minSupport }) }];
  }
  return [all];
}

/** Scores under their names, for people. */
export function formatNamedScores(named: readonly NamedScores[]): string {
  return named.map(({ name, scores }) => formatScores(name, scores)).join('\n');
}
