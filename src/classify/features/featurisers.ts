import type { SegmentedMessage } from '../../core/message.ts';
import { featuriseContent, featuriseContentWords } from './content.ts';
import type { CueMatcher } from './cues.ts';
import type { FeatureBuffer } from './feature-buffer.ts';
import { featuriseWhole } from './whole.ts';

/** Fills the buffer with the features of a message. */
export type Featuriser = (message: SegmentedMessage, buffer: FeatureBuffer, cues: CueMatcher) => void;

/** By the name that manifests carry; a changed featuriser gets a new name, so that old models are refused. */
export const featurisers = {
  'content-1': featuriseContent,
  'content-words-1': featuriseContentWords,
  'whole-2': featuriseWhole,
} as const satisfies Record<string, Featuriser>;

export type FeaturiserName = keyof typeof featurisers;
export const featuriserNames = ['content-1', 'content-words-1', 'whole-2'] as const satisfies readonly FeaturiserName[];

/** At most so many groups of features. */
export const groupLimit = 5;
