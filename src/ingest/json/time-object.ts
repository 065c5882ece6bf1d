/**
 * The text of a time that a program wrote as the parts it is made of, as serialisers do unless told otherwise: `[2026,3,1,8,30,5]` and
 * `{"year":2026,"monthValue":3,"dayOfMonth":1,"hour":8,…}` of `java.time`, `{"date":{"year":…},"time":{"hour":…}}` of Gson,
 * `{"year":126,"month":2,…,"time":1772325005000}` of `java.util.Date`, `{"seconds":1772325005,"nanos":0}` of Protobuf and its like.
 * @returns a form that `parseTime` reads; null for what is no time
 */
export function readTimeObject(value: object): string | null {
  if (Array.isArray(value)) return writeParts(value);
  const members = new Map(Object.entries(value));
  return readEpoch(members) ?? readParts(members);
}

type Members = ReadonlyMap<string, unknown>;

const firstYear = 1990;
const lastYear = 2100;
/** From the year to the second; behind them nanoseconds may stand. */
const limits = [
  [firstYear, lastYear],
  [1, 12],
  [1, 31],
  [0, 23],
  [0, 59],
  [0, 59],
] as const;
const leastParts = 3;

function writeParts(parts: readonly unknown[]): string | null {
  if (parts.length < leastParts || parts.length > limits.length + 1) return null;
  const within = limits.slice(0, parts.length).every(([least, most], i) => isWithin(parts[i], least, most));
  if (!within) return null;
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

function isWithin(part: unknown, least: number, most: number): boolean {
  return Number.isInteger(part) && (part as number) >= least && (part as number) <= most;
}

/** Names of seconds since 1970, and of what stands beside them. */
const ofSeconds = ['seconds', '_seconds', 'epochSecond'];
const ofNanoseconds = ['nanos', 'nanoseconds', '_nanoseconds', 'nano'];

function readEpoch(members: Members): string | null {
  const { time } = Object.fromEntries(members);
  // Years of `java.util.Date` count from 1900, and its months from 0: the milliseconds beside them say the same.
  if (typeof time === 'number' && members.has('year') && members.has('month')) return String(time);
  const name = ofSeconds.find((key) => members.has(key));
  const isAlone = [...members.keys()].every((key) => key === name || ofNanoseconds.includes(key));
  return name !== undefined && isAlone ? String(members.get(name)) : null;
}

function readParts(members: Members): string | null {
  const date = members.get('date');
  const time = members.get('time');
  if (isObject(date) && isObject(time)) return readParts(new Map([...Object.entries(date), ...Object.entries(time)]));
  const parts = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((name) => members.get(name));
  const [year, month, day, ...clock] = parts;
  return writeParts([
    year,
    members.get('monthValue') ?? month,
    members.get('dayOfMonth') ?? day,
    ...clock.map((part) => part ?? 0),
  ]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
