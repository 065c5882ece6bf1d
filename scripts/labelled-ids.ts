import { readFileSync } from 'node:fs';
import { labelLineSchema, readLines } from '../src/classify/train/label-lines.ts';
import { goldIssuesSchema } from '../src/cluster/evaluate/evaluate-issues.ts';
import { goldThemesSchema } from '../src/cluster/themes/evaluate-themes.ts';

/**
 * Ids of the messages that a file labels: one object a line, or the groups of issues or themes (`source:id`).
 * @throws QingyuError BAD_LABELS, ZodError where it has another form
 */
export async function readLabelledIds(file: string): Promise<string[]> {
  if (file.endsWith('.jsonl')) {
    const ids: string[] = [];
    for await (const { line } of readLines(file, labelLineSchema)) if (line.id !== undefined) ids.push(line.id);
    return ids;
  }
  const gold: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const themes = goldThemesSchema.safeParse(gold);
  const groups = themes.success ? themes.data.themes : goldIssuesSchema.parse(gold).issues;
  const listed = [...groups.flatMap(({ ids }) => ids), ...((themes.success && themes.data.pool) || [])];
  return listed.map((id) => id.slice(id.lastIndexOf(':') + 1));
}
