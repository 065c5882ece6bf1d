import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createCueMatcher, readCues } from './features/cues.ts';
import type { Lexicons } from './features/lexicons.ts';
import { readWordClasses } from './features/word-classes.ts';
import { shippedModel } from './model/model-files.ts';

/** Lexicons and what they were made from. */
export interface LoadedLexicons {
  readonly lexicons: Lexicons;
  /** The files' contents: equal texts find alike. */
  readonly contents: string;
}

/** Files in place of the shipped ones; null or missing: those. */
export interface LexiconFiles {
  readonly cues?: string | null | undefined;
  readonly senses?: string | null | undefined;
  readonly subjects?: string | null | undefined;
  /** An urgency model may bring cues of its own. */
  readonly urgencyModel?: string | null | undefined;
}

/**
 * Loads the lexicons that features are read with.
 * @throws QingyuError CUES_INVALID, WORD_CLASSES_INVALID
 */
export async function loadLexicons(files: LexiconFiles = {}): Promise<LoadedLexicons> {
  const [cues, senses, subjects] = await Promise.all([
    readCues(files.cues ?? findCues(files.urgencyModel ?? null)),
    readWordClasses(files.senses ?? join(shippedModel('kind'), 'senses.json')),
    readWordClasses(files.subjects ?? join(shippedModel('topic'), 'subjects.json')),
  ]);
  return {
    lexicons: {
      cues: createCueMatcher(cues),
      senses: senses.classes,
      subjects: subjects.classes,
    },
    contents: JSON.stringify([cues, senses.list, subjects.list]),
  };
}

/** The shipped cues serve every urgency model that brings none. */
function findCues(urgencyModel: string | null): string {
  const own = urgencyModel === null ? null : join(urgencyModel, 'cues.json');
  return own !== null && existsSync(own) ? own : join(shippedModel('urgency'), 'cues.json');
}
