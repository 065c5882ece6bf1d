import { createRequire } from 'node:module';
import { z } from 'zod';

/** Version of the package, as its package.json states it. */
export const packageVersion: string = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('../../package.json')).version;
