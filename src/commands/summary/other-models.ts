import { z } from 'zod';
import type { Database } from '../../core/duckdb.ts';
import type { Manifest } from '../../lake/state.ts';
import { formatCount } from './format-count.ts';

/** How the labels of the newest run are other models' than those of the run before. */
export interface OtherModels {
  /** The newest run. */
  readonly since: string;
  /** Messages that the run before labelled by its own models, and that have others' labels now. */
  readonly relabelled: number;
  /** Settings of classification that differ. */
  readonly settings: readonly { readonly setting: string; readonly before: unknown; readonly now: unknown }[];
}

const settingsSchema = z.looseObject({ classify: z.record(z.string(), z.unknown()).default({}) });

/**
 * A flag holds for one run: a run without it takes the labels of all messages from other models, where earlier runs
 * labelled by both, and nothing else shows that it was forgotten. Null where the models are those of the run before.
 */
export async function readOtherModels(
  db: Database,
  state: Pick<Manifest, 'relabelled'> | null,
): Promise<OtherModels | null> {
  const [now, before] = await db.rows<{ run_id: string; model_version: string; settings: string }>(
    'SELECT run_id, model_version, settings FROM runs ORDER BY seq DESC LIMIT 2',
  );
  if (now === undefined || before === undefined || now.model_version === before.model_version) return null;
  const own = readClassify(now.settings);
  // A setting that only one of two versions of the program has is no choice of anybody's.
  const settings = Object.entries(readClassify(before.settings))
    .filter(([name, value]) => name in own && JSON.stringify(value) !== JSON.stringify(own[name]))
    .map(([name, value]) => ({ setting: `classify.${name}`, before: value, now: own[name] }));
  return { since: now.run_id, relabelled: state?.relabelled ?? 0, settings };
}

function readClassify(settings: string): Readonly<Record<string, unknown>> {
  return settingsSchema.safeParse(JSON.parse(settings)).data?.classify ?? {};
}

/** A line on it; none where nothing shows it, and no flag or setting made it. */
export function describeOtherModels(other: OtherModels | null): string[] {
  if (other === null) return [];
  const { since, relabelled, settings } = other;
  if (relabelled === 0 && settings.length === 0) return [];
  const count = relabelled === 1 ? '1 message has' : `${formatCount(relabelled)} messages have`;
  const said = relabelled === 0 ? '' : `: ${count} their labels in place of those before`;
  const changes = settings.map(
    ({ setting, before, now }) => `${setting} was ${JSON.stringify(before)} and is ${JSON.stringify(now)}`,
  );
  const advice =
    settings.length === 0 ? '' : ` (${changes.join(', ')}; a flag holds for one run, a line in qingyu.json for all)`;
  return [`other models since ${since}${said}${advice}`];
}
