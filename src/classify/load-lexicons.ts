import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { QingyuError } from '../core/errors.ts';
import { type Cues, createCueMatcher, readCues } from './features/cues.ts';
import type { Lexicons } from './features/lexicons.ts';
import { readWordClasses } from './features/word-classes.ts';
import { type Hazard, readHazards } from './hazards/hazards.ts';
import { shippedModel } from './model/model-files.ts';
import { isTransformerFolder } from './transformers/model-folder.ts';

const cuesFile = 'cues.json';

/** Lexicons and what they were made from. */
export interface LoadedLexicons {
  readonly lexicons: Lexicons;
  readonly cues: Cues;
  readonly hazards: readonly Hazard[];
  /** The files' contents: equal texts find alike. */
  readonly contents: string;
}

/** Files in place of the shipped ones; null or missing: those. */
export interface LexiconFiles {
  readonly cues?: string | null | undefined;
  readonly senses?: string | null | undefined;
  readonly subjects?: string | null | undefined;
  readonly hazards?: string | null | undefined;
  /** Models that weigh cues are read with those that they were trained with, see `locateCues`. */
  readonly urgencyModel?: string | null | undefined;
  readonly kindModel?: string | null | undefined;
}

/**
 * Loads the lexicons that features are read with, and the hazards that settle urgency beside them.
 * @throws QingyuError CUES_INVALID, CUES_DIFFER (kind and urgency models that were trained with different cues), WORD_CLASSES_INVALID,
 * HAZARDS_INVALID
 */
export async function loadLexicons(files: LexiconFiles = {}): Promise<LoadedLexicons> {
  const [cues, senses, subjects, hazards] = await Promise.all([
    files.cues == null ? findCues([files.urgencyModel, files.kindModel]) : readCues(files.cues),
    readWordClasses(files.senses ?? join(shippedModel('kind'), 'senses.json')),
    readWordClasses(files.subjects ?? join(shippedModel('topic'), 'subjects.json')),
    readHazards(files.hazards ?? join(shippedModel('urgency'), 'hazards.json')),
  ]);
  return {
    lexicons: {
      cues: createCueMatcher(cues),
      senses: senses.classes,
      subjects: subjects.classes,
    },
    cues,
    hazards: hazards.hazards,
    contents: JSON.stringify([cues, senses.list, subjects.list, hazards.list]),
  };
}

/** The cues that a model was trained with: `cues.json` in its folder, the shipped ones where it has none. */
export function locateCues(model: string | null | undefined): string {
  const own = model == null ? null : join(model, cuesFile);
  return own !== null && existsSync(own) ? own : join(shippedModel('urgency'), cuesFile);
}

/** One list serves all models; transformers weigh none. */
async function findCues(models: readonly (string | null | undefined)[]): Promise<Cues> {
  const weighing = models.filter((model) => model == null || !isTransformerFolder(model));
  const files = [...new Set((weighing.length === 0 ? [null] : weighing).map(locateCues))];
  const [first, ...others] = await Promise.all(files.map(readCues));
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    throw new QingyuError(
      `Expected the kind and the urgency model to be trained with the same cues, got others in ${files.join(' and ')}: name those to use with classify.cues`,
      { code: 'CUES_DIFFER', stage: 'classify', data: { files } },
    );
  }
  return first!;
}

/** Puts the cues that a model was trained with into its folder, where they are not those that it would be read with anyway. */
export async function writeCues(folder: string, cues: Cues): Promise<void> {
  const file = join(folder, cuesFile);
  const text = JSON.stringify(cues);
  const used = existsSync(file) ? await readCues(file).catch(() => null) : await readCues(locateCues(null));
  if (JSON.stringify(used) !== text) await writeFile(file, `${JSON.stringify(cues, null, 1)}\n`);
}
