/** Columns beside each other that hold a day by its parts, and its hour if there is one. */
export interface DateParts {
  /** What they are of (登记 of 登记年, 登记月, 登记日); empty where they only say year, month and day. */
  readonly event: string;
  readonly first: number;
  readonly count: number;
}

const year = /^(.*)(?:年份?|year)$/u;
/** Those that follow it; the first two of them make a day. */
const following = [
  /^(.*)(?:月份?|month)$/u,
  /^(.*)(?:[日号]|day)$/u,
  /^(.*)(?:[时点]|小时|hour)$/u,
  /^(.*)(?:分钟?|minute)$/u,
];

/**
 * Finds them by their names: 年, 月, 日, or with the event before each or the first alone.
 * @param names the normalised names of all columns
 */
export function findDateParts(names: readonly string[]): DateParts[] {
  return names.flatMap((name, first) => {
    const [, event] = year.exec(name) ?? [];
    if (event === undefined) return [];
    const others = following.findIndex((part, at) => {
      const [, own] = part.exec(names[first + 1 + at] ?? '') ?? [];
      return own !== event && own !== '';
    });
    const count = 1 + (others < 0 ? following.length : others);
    return count < 3 ? [] : [{ event, first, count }];
  });
}

const bareYear = /^(?:(?:19|20)\d\d(?:\.0+)?年?|\d\d年)$/u;
const barePart = /^\d{1,2}(?:\.0+)?[月日号时点分]?$/u;

/** A value of a column, and where the column stands among those of its field. */
interface Filled {
  readonly text: string;
  readonly at: number;
}

/**
 * Puts the parts of a day that stand in columns of one field right behind each other into one value, with their hour and minute:
 * 2026, 3, 1, 8, 30 as 2026-3-1 8:30.
 */
export function joinDateParts<Value extends Filled>(filled: readonly Value[]): readonly Value[] {
  const texts = filled.map(({ text }) => text.normalize('NFKC'));
  const isPart = (start: number, offset: number): boolean =>
    filled[start + offset]?.at === filled[start]!.at + offset && barePart.test(texts[start + offset]!);
  const start = texts.findIndex((text, i) => bareYear.test(text) && isPart(i, 1) && isPart(i, 2));
  const first = filled[start];
  if (first === undefined) return filled;
  const count = !isPart(start, 3) ? 3 : isPart(start, 4) ? 5 : 4;
  // As numbers they may have lost their zeros, or got a decimal point.
  const numbers = texts.slice(start, start + count).map((text) => /^\d+/.exec(text)?.[0] ?? '');
  const [years = '', months, days, hours, minutes = '00'] = numbers;
  const clock = hours === undefined ? '' : ` ${hours}:${minutes.padStart(2, '0')}`;
  const text = `${years.length === 2 ? `20${years}` : years}-${months}-${days}${clock}`;
  return [...filled.slice(0, start), { ...first, text }, ...filled.slice(start + count)];
}
