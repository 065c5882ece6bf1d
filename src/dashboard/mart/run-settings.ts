import type { z } from 'zod';
import type { Mart } from './mart.ts';

/**
 * What a schema takes of the settings of the newest run (`runs.settings`), with which the tables were made; its defaults where
 * they cannot be read: settings of other versions may say other things.
 * @param schema takes `{}`
 */
export async function readRunSettings<T>(mart: Mart, schema: z.ZodType<T>): Promise<T> {
  const [run] = await mart.rows<{ settings: string }>('SELECT settings FROM runs ORDER BY seq DESC LIMIT 1');
  try {
    return schema.parse(JSON.parse(run?.settings ?? '{}'));
  } catch {
    return schema.parse({});
  }
}
