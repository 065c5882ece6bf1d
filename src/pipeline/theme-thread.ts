import { Piscina } from 'piscina';
import type { ThemeTables } from './build-themes.ts';
import type { ThemeTask } from './theme-worker.ts';
import { type ThreadOutcome, unwrap } from './thread-outcome.ts';

/** Themes that are being grouped on another thread. */
export interface ThemeThread {
  readonly tables: Promise<ThemeTables>;
  /** Stops the thread, whether it is done or not. */
  close(): Promise<void>;
}

/** Starts to group themes on a thread of their own: they and the recurring issues need nothing of one another. */
export function startThemeThread(task: ThemeTask): ThemeThread {
  const pool = new Piscina({
    filename: new URL('./theme-worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
  });
  const tables = (pool.run(task) as Promise<ThreadOutcome<ThemeTables>>).then(unwrap);
  // Awaited later; a failure in between is that of who awaits it.
  tables.catch(() => undefined);
  return { tables, close: () => pool.destroy() };
}
