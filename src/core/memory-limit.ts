import { z } from 'zod';

const bytesOf: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, MiB: 2 ** 20, GiB: 2 ** 30 };

/** Below it the tables of a few thousand messages cannot be built. */
const least = { text: '128MB', bytes: 128e6 };

/** A setting for the memory that a database may take, as DuckDB writes it: `1GB`, `1.5 GiB`. */
export const memoryLimitText = z
  .string()
  .regex(/^\d+(\.\d+)?\s?(MB|GB|MiB|GiB)$/, {
    error: ({ input }) => `Expected an amount in MB, GB, MiB or GiB, e.g. 1GB, got "${String(input)}"`,
    abort: true,
  })
  .refine((text) => Number.parseFloat(text) * bytesOf[text.replace(/^[\d.]+\s?/, '')]! >= least.bytes, {
    error: ({ input }) => `Expected at least ${least.text}, got "${String(input)}"`,
  });
