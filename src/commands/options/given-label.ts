import { UsageError } from '../../core/errors.ts';
import { kindNames, urgencyNames } from '../../core/labels.ts';

/** Labels by what the tables have, with the names that the dashboard prints. */
const labelNames: Readonly<Record<'kind' | 'urgency', Readonly<Record<string, string>>>> = {
  kind: kindNames,
  urgency: urgencyNames,
};

/** The labels that a flag takes, in words: `critical (特急), urgent (紧急), routine (一般)`. */
export function listLabels(flag: keyof typeof labelNames): string {
  return Object.entries(labelNames[flag])
    .map(([label, name]) => `${label} (${name})`)
    .join(', ');
}

/**
 * A label as the tables have it, of one given so or by its Chinese name.
 * @throws UsageError for any other
 */
export function readLabel(flag: keyof typeof labelNames, given: string): string {
  const text = given.trim();
  const found = Object.entries(labelNames[flag]).find(([label, name]) => label === text.toLowerCase() || name === text);
  if (found !== undefined) return found[0];
  throw new UsageError(`Expected --${flag} to be one of ${listLabels(flag)}, got ${given}; nothing was recorded`);
}
