import type { SegmentedMessage } from '../../core/message.ts';
import { featuriseContent, featuriseContentWords } from './content.ts';
import type { FeatureBuffer } from './feature-buffer.ts';
import { leaveMatter } from './leave-matter.ts';
import type { Lexicons } from './lexicons.ts';
import { featuriseWhole } from './whole.ts';

/** Fills the buffer with the features of a message. */
export type Featuriser = (message: SegmentedMessage, buffer: FeatureBuffer, lexicons: Lexicons) => void;

/** By the name that manifests carry; a changed featuriser gets a new name, so that old models are refused. */
export const featurisers = {
  'content-5': (message, buffer, lexicons) => featuriseContent(leaveMatter(message), buffer, lexicons),
  'content-words-4': (message, buffer) => featuriseContentWords(leaveMatter(message), buffer),
  'whole-7': (message, buffer, lexicons) => featuriseWhole(leaveMatter(message), buffer, lexicons),
} as const satisfies Record<string, Featuriser>;

export type FeaturiserName = keyof typeof featurisers;
export const featuriserNames = ['content-5', 'content-words-4', 'whole-7'] as const satisfies readonly FeaturiserName[];

/** At most so many groups of features. */
export const groupLimit = 6;
