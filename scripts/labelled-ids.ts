import { readFileSync } from 'node:fs';
import { z } from 'zod';

const line = z.object({ id: z.string().optional() });
const gold = z.object({
  issues: z.array(z.object({ ids: z.array(z.string()) })).default([]),
  pool: z.array(z.string()).default([]),
});

/** Ids of the messages that a file labels: one object a line, or the groups of issues or themes (`source:id`). */
export function readLabelledIds(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.jsonl')) {
    const lines = text.split('\n').filter((row) => row.trim() !== '');
    return lines.flatMap((row) => line.parse(JSON.parse(row)).id ?? []);
  }
  const { issues, pool } = gold.parse(JSON.parse(text));
  return [...issues.flatMap(({ ids }) => ids), ...pool].map((id) => id.slice(id.lastIndexOf(':') + 1));
}
