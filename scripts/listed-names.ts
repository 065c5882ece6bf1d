import { readFileSync } from 'node:fs';
import { z } from 'zod';

const listedNamesSchema = z.strictObject({
  src: z.string(),
  id: z.string(),
  /** Every proper name but administrative ones, by offsets in the stored text. */
  names: z.array(z.strictObject({ field: z.enum(['title', 'body']), start: z.int(), end: z.int() })),
});

export type ListedNames = z.infer<typeof listedNamesSchema>;

/** The names that a reader listed, a message a line. */
export function readListedNames(file: string): ListedNames[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => listedNamesSchema.parse(JSON.parse(line)));
}
