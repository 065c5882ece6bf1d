import { readFileSync } from 'node:fs';
import { z } from 'zod';

const typeSchema = z.strictObject({ type: z.string().min(1), texts: z.array(z.string().min(1)).min(1) });

/** Kinds of problems or asks with the texts written for them, one a line. */
export function readTypes(file: string): z.infer<typeof typeSchema>[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => typeSchema.parse(JSON.parse(line)));
}
