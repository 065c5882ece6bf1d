import { z } from 'zod';
import type { Database } from '../../core/duckdb.ts';

const settingsSchema = z.looseObject({
  themes: z.looseObject({ campaigns: z.array(z.looseObject({ name: z.string() })).default([]) }).optional(),
});

/**
 * A line on campaigns of the run before that the newest run has not: a flag holds for one run, and nothing else shows that it was forgotten.
 */
export async function describeLeftCampaigns(db: Database): Promise<string[]> {
  const [now, before] = await db.rows<{ settings: string }>('SELECT settings FROM runs ORDER BY seq DESC LIMIT 2');
  if (now === undefined || before === undefined) return [];
  const kept = namesOf(now.settings);
  const left = namesOf(before.settings).filter((name) => !kept.includes(name));
  if (left.length === 0) return [];
  return [
    `campaigns of the run before that this one was not given, so that they are in no table now: ${left.join(', ')} (--campaign holds for one run, themes.campaigns in qingyu.json for all)`,
  ];
}

function namesOf(settings: string): string[] {
  return settingsSchema.safeParse(JSON.parse(settings)).data?.themes?.campaigns.map(({ name }) => name) ?? [];
}
