import { simplifyText } from '../core/simplify.ts';
import type { SegmentSettings } from './settings.ts';

/** What is done to the script of texts before they are read: as many units come out as went in. */
export type Simplify = (text: string) => string;

export const keepScript: Simplify = (text) => text;

export function openSimplifier({ simplify }: Pick<SegmentSettings, 'simplify'>): Simplify {
  return simplify ? simplifyText : keepScript;
}
