import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelCard } from '../../api-types.ts';

/** Of a model's manifest, only what is shown; a manifest may say more. */
const manifestSchema = z.looseObject({
  version: z.union([z.string(), z.number()]).transform(String).optional(),
  created: z.string().optional(),
});

/** What a run's settings say of the models that label messages. */
export const modelSettings = z.looseObject({
  classify: z
    .looseObject({
      topicModel: folder(),
      subtopicModel: folder(),
      kindModel: folder(),
      urgencyModel: folder(),
    })
    .prefault({}),
});

function folder() {
  return z.string().nullable().default(null);
}

/**
 * What manifests and cards of the models state that a run used, a model each: the deployment's own where its settings name one,
 * else the shipped one. Shipped folders without a readable manifest are left out; an own one is named even where it states nothing.
 */
export async function readModelCards(
  modelsDir: string,
  { classify }: z.infer<typeof modelSettings> = modelSettings.parse({}),
): Promise<ModelCard[]> {
  const { topicModel, subtopicModel, kindModel, urgencyModel } = classify;
  const own = { topic: topicModel, subtopic: subtopicModel, kind: kindModel, urgency: urgencyModel };
  // Another topic model has no second level but its own.
  const unused = topicModel !== null && subtopicModel === null ? ['subtopic'] : [];
  const shipped = await readdir(modelsDir).catch(() => []);
  const owned = Object.entries(own).flatMap(([name, path]) => (path === null ? [] : [{ name, path }]));
  const names = new Set([...shipped, ...owned.map(({ name }) => name)]);
  const cards = await Promise.all(
    [...names]
      .filter((name) => !unused.includes(name))
      .sort()
      .map((name) => {
        const path = owned.find((one) => one.name === name)?.path;
        return path === undefined ? readModelCard(join(modelsDir, name), name) : readOwnCard(path, name);
      }),
  );
  return cards.filter((card) => card !== null);
}

async function readOwnCard(path: string, name: string): Promise<ModelCard> {
  const card = await readModelCard(path, name);
  return { ...(card ?? { name, version: null, created: null, measured: [] }), own: true };
}

async function readModelCard(path: string, name: string): Promise<ModelCard | null> {
  const text = await readFile(join(path, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const card = await readFile(join(path, 'README.md'), 'utf8').catch(() => '');
  try {
    const manifest = manifestSchema.parse(JSON.parse(text));
    return {
      name,
      own: false,
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
