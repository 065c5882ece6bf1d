import { collectDossier } from '../../aggregate/dossiers/collect-dossier.ts';
import type { DossierData, DossierSettings, DossierSubject } from '../../aggregate/dossiers/dossier-data.ts';
import type { Clock } from '../../core/effects.ts';
import { QingyuError, UsageError } from '../../core/errors.ts';
import { followMerges } from '../../dashboard/mart/follow-merges.ts';
import { withMart } from './read-mart.ts';

/** Flags that choose a period or a part of the messages: a dossier is of all of its own. */
const periodFlags = ['from', 'to', 'end', 'region'] as const;

/** Flags of `qingyu report` that a dossier has to do with. */
type DossierOptions = { readonly workspace: string } & {
  readonly [flag in (typeof periodFlags)[number]]?: string | undefined;
};

/** What a dossier says. @throws UsageError for flags of periods or no id; QingyuError NOT_FOUND, with where a merged issue is */
export async function readDossier(
  options: DossierOptions,
  type: DossierSubject,
  id: string | undefined,
  settings: DossierSettings,
  clock: Clock,
): Promise<DossierData> {
  if (id === undefined) throw new UsageError(`Expected the id of ${nameSubject(type)} after ${type}, got none`);
  const flag = periodFlags.find((name) => options[name] !== undefined);
  if (flag !== undefined) throw new UsageError(`Expected no --${flag} for ${nameSubject(type)}, which is told whole`);
  return await withMart(options.workspace, async (db) => {
    const data = await collectDossier(db, type, id, settings, clock);
    if (data !== null) return data;
    const into = type === 'issue' ? await followMerges(db, id) : null;
    throw new QingyuError(
      `Expected ${id} to be the id of ${nameSubject(type)}, got ${into === null ? 'none' : `an issue that was merged into ${into}`}`,
      { code: 'NOT_FOUND', stage: 'aggregate', data: { id, ...(into === null ? {} : { movedTo: into }) } },
    );
  });
}

function nameSubject(type: DossierSubject): string {
  return type === 'issue' ? 'a recurring issue' : 'a problem class';
}
