import { type Kind, kinds, type Urgency, urgencies } from '../../core/message.ts';

/** How many codes of labels there are with so many topics. */
export function countLabelCodes(topics: number): number {
  return topics * kinds.length * urgencies.length;
}

/**
 * SQL for topic, kind and urgency as one number: `(topic · kinds + kind) · urgencies + urgency`.
 * @param topic number of the topic @param kind column @param urgency column
 */
export function labelCode(topic: string, kind: string, urgency: string): string {
  return `((${topic} * ${kinds.length} + ${numberIn(kind, kinds)}) * ${urgencies.length} + ${numberIn(urgency, urgencies)})::INTEGER`;
}

/** What a code stands for; `topic` is the number of the topic. */
export function readLabelCode(code: number): {
  readonly topic: number;
  readonly kind: Kind;
  readonly urgency: Urgency;
} {
  const rest = Math.floor(code / urgencies.length);
  return {
    topic: Math.floor(rest / kinds.length),
    kind: kinds[rest % kinds.length]!,
    urgency: urgencies[code % urgencies.length]!,
  };
}

/** SQL for the place of a column's value in a list; 0 where it is none of it. */
function numberIn(column: string, values: readonly string[]): string {
  return `CASE ${column} ${values.map((value, index) => `WHEN '${value}' THEN ${index}`).join(' ')} ELSE 0 END`;
}
