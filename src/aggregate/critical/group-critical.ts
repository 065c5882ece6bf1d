import { unknownRegion } from '../../core/labels.ts';
import { isWide } from './dangers.ts';
import { isSamePlace } from './same-place.ts';

/** Hours in which letters of one place and one danger are of one event. */
const eventHours = 48;

/** A critical message, as far as it tells which event it is of. */
export interface CriticalMessage {
  /** Hours since any moment that is the same for all. */
  readonly hour: number;
  /** Its day, and its number among the days that the data have. */
  readonly day: number;
  readonly nth: number;
  readonly issueId: string | null;
  readonly region: string;
  /** Names that tell it from other places of the region. */
  readonly places: readonly string[];
  /** As `findDangers` has them. */
  readonly dangers: readonly string[];
}

interface CriticalEvent {
  readonly number: number;
  readonly region: string;
  readonly places: Set<string>;
  readonly dangers: Set<string>;
  lastHour: number;
  lastDay: number;
  lastNth: number;
}

/**
 * The event of each message: that of its issue, while no more than `gapDays` days without a message lie between (of a long gap in the data
 * the days of the calendar count), else one of the same place and danger within 48 hours, or, where one of the two names no place, of the same
 * region and a danger that hits many. Each message joins one event and none are joined later, so that an alert told once stays.
 * @param messages in the order of their days
 * @returns a number for each message
 */
export function groupCritical(messages: readonly CriticalMessage[], gapDays: number): number[] {
  const ofIssue = new Map<string, CriticalEvent>();
  let recent: CriticalEvent[] = [];
  let count = 0;
  return messages.map((message) => {
    const { issueId, hour, day, nth } = message;
    recent = recent.filter(({ lastDay }) => (day - lastDay) * 24 <= eventHours);
    const known = issueId === null ? undefined : ofIssue.get(issueId);
    const goesOn = known !== undefined && nth - known.lastNth <= gapDays && day - known.lastDay <= 2 * gapDays;
    const found = goesOn ? known : recent.find((other) => isSameEvent(other, message));
    if (found === undefined) count += 1;
    const event = found ?? beginEvent(message, count);
    for (const place of message.places) event.places.add(place);
    for (const danger of message.dangers) event.dangers.add(danger);
    event.lastHour = Math.max(event.lastHour, hour);
    event.lastDay = day;
    event.lastNth = nth;
    if (issueId !== null) ofIssue.set(issueId, event);
    if (!recent.includes(event)) recent.push(event);
    return event.number;
  });
}

function beginEvent({ region, hour, day, nth }: CriticalMessage, number: number): CriticalEvent {
  return { number, region, places: new Set(), dangers: new Set(), lastHour: hour, lastDay: day, lastNth: nth };
}

function isSameEvent(event: CriticalEvent, { hour, region, places, dangers }: CriticalMessage): boolean {
  if (region !== event.region || Math.abs(hour - event.lastHour) > eventHours) return false;
  const shared = dangers.filter((danger) => event.dangers.has(danger));
  if (shared.length === 0) return false;
  if (places.length === 0 || event.places.size === 0) return region !== unknownRegion && shared.some(isWide);
  return places.some((place) => [...event.places].some((other) => isSamePlace(place, other, region)));
}
