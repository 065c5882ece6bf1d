import { groupSelections, type ThemeTables } from './build-themes.ts';
import type { ThemeTask } from './theme-worker.ts';
import { type ThreadOutcome, unwrap } from './thread-outcome.ts';

/** Themes that are being grouped. */
export interface ThemeGrouping {
  readonly tables: Promise<ThemeTables>;
  /** Stops the grouping on another thread, whether it is done or not. */
  close(): Promise<void>;
}

/** Contributions that are grouped sooner than a thread of their own has loaded what it needs. */
const few = 300;

/**
 * Starts to group themes on a thread of their own: they and the recurring issues need nothing of one another. Few
 * contributions are grouped on this one.
 */
export async function startThemes(task: ThemeTask): Promise<ThemeGrouping> {
  const count = task.selections.reduce((sum, { contributions }) => sum + contributions.length, 0);
  return count <= few ? groupHere(task) : groupOnThread(task);
}

function groupHere({ selections, settings }: ThemeTask): ThemeGrouping {
  const tables = groupSelections(selections, settings);
  awaitLater(tables);
  return { tables, close: () => Promise.resolve() };
}

async function groupOnThread(task: ThemeTask): Promise<ThemeGrouping> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('./theme-worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
  });
  // The thread goes with its work: what it has loaded and read would stay through all that follows.
  const tables = (pool.run(task) as Promise<ThreadOutcome<ThemeTables>>).then(unwrap).finally(() => pool.destroy());
  awaitLater(tables);
  return { tables, close: () => pool.destroy() };
}

/** A failure in between is that of who awaits the tables. */
function awaitLater(tables: Promise<ThemeTables>): void {
  tables.catch(() => undefined);
}
