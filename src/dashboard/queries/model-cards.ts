import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelCard } from '../api-types.ts';

/** Of a model's manifest, only what is shown; a manifest may say more. */
const manifestSchema = z.looseObject({
  version: z.union([z.string(), z.number()]).transform(String).optional(),
  created: z.string().optional(),
});

/** What the manifests of the shipped models state, a model a folder. Folders without a readable manifest are left out. */
export async function readModelCards(modelsDir: string): Promise<ModelCard[]> {
  const names = await readdir(modelsDir).catch(() => []);
  const cards = await Promise.all(names.sort().map((name) => readModelCard(modelsDir, name)));
  return cards.filter((card) => card !== null);
}

async function readModelCard(modelsDir: string, name: string): Promise<ModelCard | null> {
  const text = await readFile(join(modelsDir, name, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const manifest = manifestSchema.parse(JSON.parse(text));
    return {
      name,
      version: manifest.version ?? null,
      created: manifest.created ?? null,
      figures: findFigures(manifest, '').slice(0, 24),
    };
  } catch {
    return null;
  }
}

/** Numbers from 0 to 1 whose name says what they measure, wherever they stand. */
function findFigures(value: unknown, path: string): { name: string; value: string }[] {
  if (typeof value === 'number') {
    const isMeasure =
      /f1|accuracy|recall|precision|auc|brier|ece|calibration|kappa/i.test(path) && value >= 0 && value <= 1;
    return isMeasure ? [{ name: path, value: value.toFixed(3) }] : [];
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => findFigures(inner, path === '' ? key : `${path}.${key}`));
}
