import { formatDay, formatRange } from '../words/format.ts';
import { labelValue } from '../words/labels.ts';
import type { FilterValues } from './filters.ts';

/** The days that are set, in words; empty where none are. */
export function describeDays({ from, to }: FilterValues): string {
  if (from !== undefined && to !== undefined) return formatRange(from, to);
  if (from !== undefined) return `${formatDay(from, '')}起`;
  return to === undefined ? '' : `${formatDay(to, '')}止`;
}

/** Region, topic, kind and urgency that are set, in words; empty where none are. */
export function describeLabels({ region, topic, kind, urgency }: FilterValues): string {
  const names = [
    region,
    topic,
    kind === undefined ? undefined : labelValue('kind', kind),
    urgency === undefined ? undefined : labelValue('urgency', urgency),
  ];
  return names.filter((name) => name !== undefined).join(' · ');
}
