import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelCard } from '../api-types.ts';

/** Of a model's manifest, only what is shown; a manifest may say more. */
const manifestSchema = z.looseObject({
  version: z.union([z.string(), z.number()]).transform(String).optional(),
  created: z.string().optional(),
});

/**
 * What manifests and cards of the shipped models state, a model a folder. Folders without a readable manifest are left
 * out.
 */
export async function readModelCards(modelsDir: string): Promise<ModelCard[]> {
  const names = await readdir(modelsDir).catch(() => []);
  const cards = await Promise.all(names.sort().map((name) => readModelCard(modelsDir, name)));
  return cards.filter((card) => card !== null);
}

async function readModelCard(modelsDir: string, name: string): Promise<ModelCard | null> {
  const text = await readFile(join(modelsDir, name, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const card = await readFile(join(modelsDir, name, 'README.md'), 'utf8').catch(() => '');
  try {
    const manifest = manifestSchema.parse(JSON.parse(text));
    return {
      name,
      version: manifest.version ?? null,
      created: manifest.created ?? null,
      measured: readMeasures(card),
    };
  } catch {
    return null;
  }
}

const measureHead = ['measured on', 'messages', 'macro-F1', 'accuracy', 'calibration error'];

/** The rows of the card's table "measured on"; none where it has no such table. */
function readMeasures(card: string): ModelCard['measured'] {
  const rows = card.split('\n').map((line) =>
    line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
      : null,
  );
  const head = rows.findIndex((cells) => cells !== null && measureHead.every((name, column) => cells[column] === name));
  if (head === -1) return [];
  const after = rows.slice(head + 2);
  const end = after.indexOf(null);
  return (end === -1 ? after : after.slice(0, end)).map((cells) => {
    const [on = '', messages = '', macro = '', accuracy = '', calibration = ''] = cells ?? [];
    return { on, messages, macro_f1: macro, accuracy, calibration_error: calibration };
  });
}
