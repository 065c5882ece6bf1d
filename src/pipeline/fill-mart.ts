import type { AlertNews } from '../aggregate/alert-history/contract.ts';
import type { RunRecord } from '../aggregate/contract.ts';
import { buildMart, describeTables } from '../aggregate/mart/build-mart.ts';
import { sealMart } from '../aggregate/mart/new-mart.ts';
import { readTopicFields } from '../classify/topic-fields.ts';
import type { Config } from '../config.ts';
import type { Database } from '../core/duckdb.ts';
import type { Effects } from '../core/effects.ts';
import { toLocalTime } from '../core/local-time.ts';
import type { LocalTime } from '../core/message.ts';
import { dropVersions, resolveLake } from '../lake/resolve.ts';
import type { Generation, Manifest } from '../lake/state.ts';
import { viewRejects } from '../lake/stored-rows.ts';
import { listTakenBack } from '../lake/taken-back.ts';
import type { Workspace } from '../lake/workspace.ts';
import type { AnalysisVersions } from './analysis-versions.ts';
import { withNewMart } from './mart-file.ts';

/** Makes the mart anew from the committed state, without clustering: after a run was killed before its swap. */
export async function restoreMart(
  workspace: Workspace,
  config: Config,
  versions: AnalysisVersions,
  generation: Generation,
  effects: Effects,
): Promise<void> {
  const { dir, manifest } = generation;
  await withNewMart(workspace, config, async (db, publish) => {
    await resolveLake(db, workspace.messagesDir, manifest.parts, versions, config.aggregate);
    await dropVersions(db);
    await fillMart(db, workspace, config, dir, manifest, await findNow(db, effects), effects);
    await publish();
  });
}

/** Fills and seals the mart. @returns what the newest run of the manifest tells of alerts; null where its record says so already */
export async function fillMart(
  db: Database,
  workspace: Workspace,
  config: Config,
  generationDir: string,
  manifest: Manifest,
  now: LocalTime,
  effects: Effects,
): Promise<AlertNews | null> {
  await viewRejects(db, workspace.rejectsDir, manifest.rejectParts);
  const news = await buildMart(
    db,
    {
      generationDir,
      runs: listRuns(manifest),
      generation: String(manifest.generation),
      lastEdit: manifest.lastEdit,
      now,
      builtAt: toLocalTime(effects.clock.now()),
      topicFields: await readTopicFields(config.classify.topicFields),
      templateMatters: config.replies.minCount,
    },
    config.aggregate,
  );
  await describeTables(db);
  // Before the state is committed, so that a full disk leaves both as they were.
  await sealMart(db);
  return news;
}

/** The lake's own records of runs, written by `finishRecord` of this or an earlier version, with what became of them. */
function listRuns({ runs }: Manifest): RunRecord[] {
  const takenBack = listTakenBack(runs);
  return (runs as unknown as readonly RunRecord[]).map((run) => ({
    ...run,
    taken_back_at: takenBack.get(run.run_id) ?? null,
  }));
}

/** The day that the tables call today: the last message's, but never later than the clock's. */
export async function findNow(db: Database, effects: Effects): Promise<LocalTime> {
  const clock = toLocalTime(effects.clock.now());
  const [row] = await db.rows<{ last: LocalTime | null }>(
    'SELECT max(created_at) AS last FROM lake_messages WHERE created_at <= $1::TIMESTAMP',
    [clock],
  );
  return row?.last ?? clock;
}
