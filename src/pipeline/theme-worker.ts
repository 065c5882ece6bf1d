import { groupSelections, type ThemeSelections, type ThemeStepSettings, type ThemeTables } from './build-themes.ts';
import { settle, type ThreadOutcome } from './thread-outcome.ts';

/** What the thread groups. */
export interface ThemeTask {
  readonly selections: ThemeSelections;
  readonly settings: Pick<ThemeStepSettings, 'segment' | 'grouping'>;
}

/** A thread that groups themes while the main one finds issues. Piscina calls this. */
export default async function groupThemeTask({ selections, settings }: ThemeTask): Promise<ThreadOutcome<ThemeTables>> {
  return settle(() => groupSelections(selections, settings));
}
