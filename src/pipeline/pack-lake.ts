import { type Config, databaseLimits } from '../config.ts';
import type { Effects } from '../core/effects.ts';
import { describeProblem } from '../core/errors.ts';
import { packParts } from '../lake/pack-parts.ts';
import type { Manifest } from '../lake/state.ts';
import type { Workspace } from '../lake/workspace.ts';

/** Packs the small parts of the lake where many have gathered. Tables need no packs: what fails here is told, and no more. */
export async function packLake(
  { messagesDir, rejectsDir }: Workspace,
  config: Config,
  { parts, rejectParts }: { readonly [Kind in 'parts' | 'rejectParts']: readonly Manifest[Kind][number][] },
  effects: Effects,
): Promise<void> {
  for (const [dir, list] of [
    [messagesDir, parts],
    [rejectsDir, rejectParts],
  ] as const) {
    const files = list.map(({ file }) => file);
    await packParts(dir, files, databaseLimits(config)).catch((error: unknown) => {
      effects.logger.warn({ dir, error: describeProblem(error) }, 'The small parts of the lake could not be packed');
    });
  }
}
