import type { Filters } from '../filters.ts';
import { labelValue } from '../value-labels.ts';

/**
 * Name of a download, without its ending: what it holds, with which filters of the bar and until when.
 * @param lastDay last day of the data, which stands for an open end of the time range
 */
export function nameFile(title: string, filters: Filters, lastDay: string | null): string {
  const { from, to = lastDay, region, topic, kind, urgency } = filters;
  const chosen = [
    region,
    topic,
    kind === undefined ? undefined : labelValue('kind', kind),
    urgency === undefined ? undefined : labelValue('urgency', urgency),
    from === undefined || from === to ? to : `${from}至${to ?? ''}`,
  ];
  return [title, ...chosen]
    .filter((part) => part !== undefined && part !== null)
    .map((part) => part.replaceAll(/[\\/:*?"'<>|\s()]+/g, ' ').trim())
    .join('_');
}
